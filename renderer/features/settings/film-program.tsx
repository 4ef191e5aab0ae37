import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileCog } from 'lucide-react';
import type { DesktopVerbs } from '../../../shared/api/desktop.ts';
import { useReport } from '../../data/report.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';

/** Which ffmpeg of this computer helps with films that no browser plays, and a way to name it. */
export function FilmProgram({ desktop }: { readonly desktop: DesktopVerbs }) {
  const t = useT();
  const queries = useQueryClient();
  const onError = useReport();
  const { data: path } = useQuery({ queryKey: ['film-program'], queryFn: () => desktop.filmProgram() });
  const choose = useMutation({
    mutationFn: () => desktop.chooseFilmProgram(t('settings.films.choose')),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['film-program'] }),
    onError,
  });
  if (path === undefined) return null;
  return (
    <section className="film-program">
      <h3 className="film-program__head">{t('settings.films')}</h3>
      <p className="settings__words" role="status">
        {choose.data === false ? `${t('settings.films.wrong')} ` : null}
        {path === null ? t('settings.films.none') : t('settings.films.found', { path })}
      </p>
      <Button icon={<FileCog aria-hidden />} isDisabled={choose.isPending} onPress={() => choose.mutate()}>
        {t('settings.films.choose')}
      </Button>
    </section>
  );
}
