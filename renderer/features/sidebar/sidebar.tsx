import { CalendarCheck2, FileX, FolderPlus, Images, Sparkles, Type } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import { useLibraryInfo } from '../../data/engine.tsx';
import { useToDo } from '../../data/events.ts';
import { useFolders, useRoots } from '../../data/roots.ts';
import { useVocabulary } from '../../data/vocabulary.ts';
import { IconButton } from '../../elements/icon-button.tsx';
import { Tree } from '../../elements/tree.tsx';
import { openDescribing } from '../../state/describing.ts';
import { filterText, isAt } from '../../state/filters.ts';
import { useFormats, useLanguage, useT } from '../../state/language.tsx';
import { goTo, settledQuery } from '../../state/query.ts';
import { useSelected } from '../../state/store.ts';
import { changeView, closeDrawers } from '../../state/view.ts';
import { CollectionsPart } from '../collections/collections-part.tsx';
import { Tip } from '../tips/tip.tsx';
import { folderTree } from './folder-nodes.tsx';
import { Tools } from './tools.tsx';
import './sidebar.css';

const shownThemes = 8;

/** The places of the library. A click looks at one place alone; narrowing further is the search field's work. */
export function Sidebar() {
  return (
    <div className="sidebar">
      <Places />
      <Folders />
      <Themes />
      <CollectionsPart />
      <Tools />
    </div>
  );
}

function visit(filter: string | undefined): void {
  goTo(filter);
  closeDrawers();
}

function Places() {
  const t = useT();
  const { data } = useLibraryInfo();
  // asked for again when the language changes: the filters are written in it
  useLanguage();
  return (
    <ul className="sidebar__group">
      <Place icon={<Images aria-hidden />} label={t('sidebar.all')} count={data?.assets} filter={undefined} />
      <Place
        icon={<Sparkles aria-hidden />}
        label={t('sidebar.recent')}
        count={data?.recent}
        filter={filterText('status', 'baru')}
      />
      <Place
        icon={<Type aria-hidden />}
        label={t('sidebar.untitled')}
        count={data?.untitled}
        filter={filterText('lacking', 'judul')}
        isToDo
      />
      <ToDescribe />
      <Missing />
    </ul>
  );
}

/** The screen on which events are described, with how many are still to do. */
function ToDescribe() {
  const t = useT();
  const { number } = useFormats();
  const { data } = useToDo();
  return (
    <li>
      <PlainButton
        className="place"
        onPress={() => {
          openDescribing();
          closeDrawers();
        }}
      >
        <CalendarCheck2 aria-hidden />
        <span className="place__words">{t('describing.open')}</span>
        {data && data.events > 0 ? (
          <span className="place__count place__count--to-do">{number(data.events)}</span>
        ) : null}
      </PlainButton>
      {data && data.events > 0 ? <Tip name="describe" /> : null}
    </li>
  );
}

/** Those whose files are gone; not there while there are none. */
function Missing() {
  const t = useT();
  const { number } = useFormats();
  const roots = useRoots().data ?? [];
  const count = roots.reduce((sum, root) => sum + root.missing, 0);
  if (count === 0) return null;
  return (
    <li>
      <PlainButton
        className="place"
        onPress={() => {
          changeView({ sheet: 'missing' });
          closeDrawers();
        }}
      >
        <FileX aria-hidden />
        <span className="place__words">{t('missing.place')}</span>
        <span className="place__count place__count--to-do">{number(count)}</span>
      </PlainButton>
    </li>
  );
}

function Place(props: {
  readonly icon?: ReactNode;
  readonly label: string;
  readonly count: number | undefined;
  readonly filter: string | undefined;
  /** The count is work that waits, not a size. */
  readonly isToDo?: boolean;
}) {
  const { number } = useFormats();
  const { icon, label, count, filter, isToDo } = props;
  const isHere = useSelected(
    settledQuery,
    ({ text, collection, living, only }) => (collection ?? living ?? only) === undefined && isAt(text, filter),
  );
  return (
    <li>
      <PlainButton
        className={`place ${isHere ? 'place--here' : ''}`}
        {...(isHere ? { 'aria-current': 'true' } : {})}
        onPress={() => visit(filter)}
      >
        {icon}
        <span className="place__words">{label}</span>
        {count === undefined || (isToDo && count === 0) ? null : (
          <span className={`place__count ${isToDo ? 'place__count--to-do' : ''}`}>{number(count)}</span>
        )}
      </PlainButton>
    </li>
  );
}

function Folders() {
  const t = useT();
  const language = useLanguage();
  const formats = useFormats();
  const roots = useRoots().data;
  const folders = useFolders().data;
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters of the rows are written in the language
  const tree = useMemo(
    () => folderTree(roots ?? [], folders ?? [], t, formats),
    [roots, folders, t, formats, language],
  );
  const chosen = useSelected(settledQuery, ({ text }) => tree.at(text));
  return (
    <section className="sidebar__group" aria-labelledby="sidebar-folders">
      <header className="sidebar__head">
        <h2 id="sidebar-folders">{t('sidebar.folders')}</h2>
        <IconButton
          size="small"
          label={t('sidebar.add')}
          icon={<FolderPlus aria-hidden />}
          onPress={() => changeView({ sheet: 'add-folder' })}
        />
      </header>
      <Tree
        label={t('sidebar.folders')}
        nodes={tree.nodes}
        chosen={chosen}
        onChoose={visit}
        expanded={expanded}
        onExpandedChange={setExpanded}
      />
    </section>
  );
}

function Themes() {
  const t = useT();
  const { data } = useVocabulary('themes');
  const [isWhole, setWhole] = useState(false);
  useLanguage();
  const themes = (data ?? []).filter((theme) => theme.count > 0);
  return (
    <section className="sidebar__group" aria-labelledby="sidebar-themes">
      <header className="sidebar__head">
        <h2 id="sidebar-themes">{t('sidebar.themes')}</h2>
      </header>
      {data && themes.length === 0 ? <p className="sidebar__none">{t('sidebar.themes.none')}</p> : null}
      <ul>
        {(isWhole ? themes : themes.slice(0, shownThemes)).map((theme) => (
          <Place key={theme.name} label={theme.name} count={theme.count} filter={filterText('theme', theme.name)} />
        ))}
      </ul>
      {themes.length > shownThemes ? (
        <PlainButton className="place place--more" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('sidebar.themes.fewer') : t('sidebar.themes.all', { count: themes.length })}
        </PlainButton>
      ) : null}
    </section>
  );
}
