import type { AssetWhole } from '../../../shared/model/asset.ts';
import type { EditField } from '../../../shared/model/edit.ts';
import { useT } from '../../state/language.tsx';
import type { Draft } from './use-draft.ts';

/** Says that somebody changed a field while it is being written here, and who; nothing that was typed is touched. */
export function Elsewhere(props: {
  readonly draft: Draft;
  readonly field: EditField;
  readonly whole: AssetWhole | undefined;
}) {
  const { draft, field, whole } = props;
  const t = useT();
  if (draft.elsewhere === undefined) return null;
  const [newest] = (whole?.history ?? []).filter((entry) => entry.field === field).toSorted((a, b) => b.at - a.at);
  const person = newest?.person || t('elsewhere.somebody');
  return (
    <div className="elsewhere" role="status">
      <p>
        {draft.elsewhere === ''
          ? t('elsewhere.cleared', { person })
          : t('elsewhere', { person, value: draft.elsewhere })}{' '}
        {t('elsewhere.keep')}
      </p>
      <button
        type="button"
        // pressing it must not first leave the field, which would save what was typed
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => draft.revert()}
      >
        {t('elsewhere.take')}
      </button>
    </div>
  );
}
