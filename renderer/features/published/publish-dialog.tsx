import { useId, useState } from 'react';
import { type Channel, channels } from '../../../shared/model/export.ts';
import { usePublicationEdits } from '../../data/publications.ts';
import { Button } from '../../elements/button.tsx';
import { Dialog } from '../../elements/dialog.tsx';
import { Segmented } from '../../elements/segmented.tsx';
import { TextField } from '../../elements/text-field.tsx';
import { doing, endDoing } from '../../state/doing.ts';
import { useT } from '../../state/language.tsx';
import { keep, recall } from '../../state/persist.ts';
import { createStore, useStore } from '../../state/store.ts';
import { today } from '../../state/today.ts';
import { WhenField } from '../rights/when-field.tsx';
import { channelOfLink, isLink, momentOfDay } from './links.ts';
import './published.css';

/** The channel that somebody named last. */
const last = createStore<{ readonly channel: Channel }>(recall('published', { channel: 'instagram' }));
keep('published', last);

/** Says where assets stand: a channel, and a link where there is one. */
export function PublishDialog() {
  const now = useStore(doing);
  return now?.kind === 'publish' ? <Opened ids={now.ids} /> : null;
}

function Opened({ ids }: { readonly ids: readonly string[] }) {
  const t = useT();
  const edits = usePublicationEdits();
  const [channel, setChannel] = useState<Channel>(last.get().channel);
  const [link, setLink] = useState('');
  const [note, setNote] = useState('');
  const [day, setDay] = useState<string | null>(today());
  const lead = useId();
  const isWrong = link.trim() !== '' && !isLink(link);
  const go = () => {
    if (isWrong) return;
    last.set({ channel });
    endDoing();
    const said = { ids, channel, link: link.trim() || null, note: note.trim() || null, at: momentOfDay(day) };
    const where = t(`channel.${channel}`);
    void edits.say(said, { key: 'published.marked', values: { count: ids.length, channel: where } });
  };
  return (
    <Dialog
      title={t('published.mark.title')}
      closeLabel={t('action.close')}
      isOpen
      onClose={endDoing}
      footer={
        <>
          <Button onPress={endDoing}>{t('action.cancel')}</Button>
          <Button tone="primary" isDisabled={isWrong} onPress={go}>
            {t('published.mark.save')}
          </Button>
        </>
      }
    >
      <form
        className="publish"
        aria-describedby={lead}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <p id={lead} className="publish__lead">
          {t('published.mark.lead', { count: ids.length })}
        </p>
        <TextField
          label={t('published.mark.link')}
          value={link}
          onChange={(value) => {
            setLink(value);
            // a pasted link says where it leads
            setChannel((before) => channelOfLink(value) ?? before);
          }}
          placeholder={t('published.mark.link.example')}
          error={isWrong ? t('published.mark.link.wrong') : undefined}
          autoFocus
        />
        <Segmented<Channel>
          label={t('published.mark.channel')}
          value={channel}
          onChange={setChannel}
          segments={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        />
        <WhenField label={t('published.mark.day')} value={day} onChange={setDay} />
        <TextField
          label={t('published.mark.note')}
          value={note}
          onChange={setNote}
          placeholder={t('published.mark.note.example')}
        />
        {/* Enter in any field says it */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
