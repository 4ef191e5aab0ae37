import { ExternalLink, MoreHorizontal, Send } from 'lucide-react';
import { useState } from 'react';
import type { Publication } from '../../../shared/model/publication.ts';
import { usePublicationEdits, usePublications } from '../../data/publications.ts';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { Menu, type MenuEntry } from '../../elements/menu.tsx';
import { NotRead } from '../../elements/not-read.tsx';
import { SkeletonLines } from '../../elements/skeleton.tsx';
import { startDoing } from '../../state/doing.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { today } from '../../state/today.ts';
import './published.css';

/** Places that are shown before somebody asks for more. */
const first = 8;

/** Where an asset went: copies that were made of it, and where people say that it stands. */
export function PublishedPart({ id }: { readonly id: string }) {
  const t = useT();
  const { data, isError, refetch } = usePublications(id);
  const [isAll, setAll] = useState(false);
  if (isError) {
    return (
      <NotRead again={t('action.retry')} onAgain={() => void refetch()}>
        {t('published.failed')}
      </NotRead>
    );
  }
  if (data === undefined) return <SkeletonLines />;
  const shown = isAll ? data : data.slice(0, first);
  const hidden = data.length - shown.length;
  return (
    <div className="published">
      {data.length === 0 ? (
        <p className="inspector__none">{t('published.none')}</p>
      ) : (
        <ul className="published__list">
          {shown.map((one) => (
            <li key={one.id} className="published__one">
              <Place publication={one} />
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 ? (
        <Button size="small" tone="quiet" onPress={() => setAll(true)}>
          {t('published.more', { count: hidden })}
        </Button>
      ) : null}
      <Button size="small" icon={<Send aria-hidden="true" />} onPress={() => startDoing('publish', [id])}>
        {t('published.mark')}
      </Button>
    </div>
  );
}

function Place({ publication }: { readonly publication: Publication }) {
  const t = useT();
  const formats = useFormats();
  const edits = usePublicationEdits();
  const { id, kind, channel, at, by, link, note, takenDown } = publication;
  const where = t(`channel.${channel}`);
  const when = formats.moment(at);
  const canOpen = link !== null && /^https?:\/\//i.test(link);
  const entries: (MenuEntry & { readonly run: () => void })[] = [
    takenDown === null
      ? { id: 'down', label: t('published.take-down'), run: () => void edits.takeDown(id, today()) }
      : { id: 'up', label: t('published.stands'), run: () => void edits.takeDown(id, null) },
    ...(link === null
      ? []
      : [
          {
            id: 'link',
            label: t('published.copy-link'),
            run: () => void navigator.clipboard?.writeText(link).catch(() => undefined),
          },
        ]),
    // a copy left, whatever is said
    ...(kind === 'published'
      ? [{ id: 'remove', label: t('published.remove'), startsGroup: true, run: () => void edits.remove(id) }]
      : []),
  ];
  return (
    <>
      <div className="published__words">
        <p className="published__where">
          <strong>{where}</strong> <span>{t(kind === 'copy' ? 'published.copy' : 'published.said')}</span>
        </p>
        <p className="published__when">{by === null ? when : t('published.by', { person: by, at: when })}</p>
        {canOpen ? (
          <a className="published__link" href={link} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" />
            <span>{link.replace(/^https?:\/\/(www\.)?/i, '')}</span>
          </a>
        ) : null}
        {note === null ? null : <p className="published__note">{note}</p>}
        {takenDown === null ? null : (
          <p className="published__down">{t('published.taken-down', { day: formats.date(takenDown) })}</p>
        )}
      </div>
      <Menu
        trigger={
          <IconButton
            size="small"
            label={t('published.actions', { channel: where, at: when })}
            icon={<MoreHorizontal aria-hidden="true" />}
          />
        }
        label={t('published.actions', { channel: where, at: when })}
        entries={entries}
        onAction={(chosen) => entries.find((entry) => entry.id === chosen)?.run()}
      />
    </>
  );
}
