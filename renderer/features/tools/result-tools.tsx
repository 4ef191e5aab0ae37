import { BookmarkPlus } from 'lucide-react';
import { IconButton } from '../../elements/icon-button.tsx';
import { canSaveSearch, saveSearch } from '../../state/editing-collection.ts';
import { useT } from '../../state/language.tsx';
import { useQuery } from '../../state/query.ts';
import './result-tools.css';

/** What can be done with what was found as a whole. */
export function ResultTools() {
  const t = useT();
  const query = useQuery();
  return (
    <div className="result-tools">
      {canSaveSearch(query) ? (
        <IconButton label={t('living.save')} keys="Ctrl+S" icon={<BookmarkPlus aria-hidden />} onPress={saveSearch} />
      ) : null}
    </div>
  );
}
