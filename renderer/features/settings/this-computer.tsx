import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DesktopVerbs, WishChange } from '../../../shared/api/desktop.ts';
import { useReport } from '../../data/report.ts';
import { Button } from '../../elements/button.tsx';
import { CheckBox } from '../../elements/check-box.tsx';
import { useT } from '../../state/language.tsx';

const key = ['desktop-wishes'];
const updatesKey = ['desktop-updates'];

/** What the program does on this computer outside of its windows: nothing that was not asked for. */
export function ThisComputer({ desktop }: { readonly desktop: DesktopVerbs }) {
  const t = useT();
  const queries = useQueryClient();
  const onError = useReport();
  const { data } = useQuery({ queryKey: key, queryFn: () => desktop.wishes() });
  const wish = useMutation({
    mutationFn: (change: WishChange) => desktop.wish(change),
    onSuccess: (now) => queries.setQueryData(key, now),
    onError,
  });
  if (!data) return null;
  const { keepsRunning, notices, startsAtLogin } = data;
  return (
    <section className="this-computer">
      <h3 className="film-program__head">{t('computer.settings')}</h3>
      <CheckBox isOn={keepsRunning} onChange={(is) => wish.mutate({ keepsRunning: is })}>
        {t('computer.keeps-running')}
      </CheckBox>
      <p className="settings__words">{t('computer.keeps-running.why')}</p>
      {startsAtLogin === null ? null : (
        <CheckBox isOn={startsAtLogin} onChange={(is) => wish.mutate({ startsAtLogin: is })}>
          {t('computer.starts-at-login')}
        </CheckBox>
      )}
      <CheckBox isOn={notices} onChange={(is) => wish.mutate({ notices: is })}>
        {t('computer.notices')}
      </CheckBox>
      <UpdatesHere desktop={desktop} />
    </section>
  );
}

/** Where this Bahan looks for a newer one, and the way to change that. */
function UpdatesHere({ desktop }: { readonly desktop: DesktopVerbs }) {
  const t = useT();
  const queries = useQueryClient();
  const { data: place } = useQuery({ queryKey: updatesKey, queryFn: () => desktop.updates() });
  const show = useMutation({
    mutationFn: () => desktop.showUpdates(),
    onSuccess: (now) => queries.setQueryData(updatesKey, now),
  });
  if (place === undefined) return null;
  return (
    <div className="this-computer__updates">
      <p className="settings__words">
        {place?.isOn ? t('update.is-on', { folder: place.name }) : t('update.is-off')}
        {place && !place.isOn ? ` ${t('computer.updates.named', { host: place.name })}` : null}
      </p>
      <Button isDisabled={show.isPending} onPress={() => show.mutate()}>
        {t('menu.updates')}
      </Button>
    </div>
  );
}
