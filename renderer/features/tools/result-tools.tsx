import { BookmarkPlus, LayoutGrid, Map as MapIcon } from 'lucide-react';
import { IconButton } from '../../elements/icon-button.tsx';
import { canSaveSearch, saveSearch } from '../../state/editing-collection.ts';
import { useT } from '../../state/language.tsx';
import { useQuery } from '../../state/query.ts';
import { showing, toggleMap } from '../../state/showing.ts';
import { useStore } from '../../state/store.ts';
import './result-tools.css';

/** What can be done with what was found as a whole. */
export function ResultTools() {
  const t = useT();
  const query = useQuery();
  const isMap = useStore(showing) === 'map';
  return (
    <div className="result-tools">
      {canSaveSearch(query) ? (
        <IconButton label={t('living.save')} keys="Ctrl+S" icon={<BookmarkPlus aria-hidden />} onPress={saveSearch} />
      ) : null}
      {query.collection === undefined ? (
        <IconButton
          label={t(isMap ? 'map.leave' : 'map.open')}
          keys="Ctrl+Alt+M"
          icon={isMap ? <LayoutGrid aria-hidden /> : <MapIcon aria-hidden />}
          onPress={toggleMap}
        />
      ) : null}
    </div>
  );
}
