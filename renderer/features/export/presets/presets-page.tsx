import { EllipsisVertical, PencilLine, Plus } from 'lucide-react';
import { useState } from 'react';
import type { KnownPreset } from '../../../../shared/model/export.ts';
import { usePresets } from '../../../data/exports.ts';
import { Button } from '../../../elements/button.tsx';
import { IconButton } from '../../../elements/icon-button.tsx';
import { Menu } from '../../../elements/menu.tsx';
import { NotRead } from '../../../elements/not-read.tsx';
import { Skeleton } from '../../../elements/skeleton.tsx';
import { useLanguage, useT } from '../../../state/language.tsx';
import { byChannel, channelKey, sizeWords } from '../preset-words.ts';
import { HandedAs } from './handed-as.tsx';
import { PresetEditor } from './preset-editor.tsx';
import { PresetFiles } from './preset-files.tsx';
import { type Draft, draftOf, emptyDraft } from './preset-form.ts';
import { usePresetEdits } from './use-preset-edits.ts';
import './presets.css';

/** All sizes of the office by channel, to be changed, added, taken from another office and handed on. */
export function PresetsPage() {
  const t = useT();
  const language = useLanguage();
  const { data, isError, refetch } = usePresets();
  const edits = usePresetEdits();
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const presets = data ?? [];
  return (
    <div className="presets-page">
      <p className="settings__words">{t('presets.words')}</p>
      <div className="presets-page__do">
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => setDraft(emptyDraft())}>
          {t('presets.new')}
        </Button>
        <PresetFiles presets={presets} onText={edits.take} />
      </div>
      <HandedAs />
      {isError ? (
        <NotRead again={t('action.retry')} onAgain={() => void refetch()}>
          {t('export.presets-failed')}
        </NotRead>
      ) : null}
      {data || isError ? null : <Skeleton height="10rem" />}
      {byChannel(presets, '', t).map(({ channel, presets: ofChannel }) => (
        <section key={channel}>
          <h3 className="settings__head">{t(channelKey(channel))}</h3>
          <ul>
            {ofChannel.map((preset) => (
              <li key={preset.id} className="presets-page__one">
                <Words preset={preset} />
                <IconButton
                  size="small"
                  label={t('presets.edit', { name: preset.name[language] })}
                  icon={<PencilLine aria-hidden />}
                  onPress={() => setDraft(draftOf(preset))}
                />
                <More
                  preset={preset}
                  onCopy={() => {
                    const name = (words: string) => t('presets.copy-name', { name: words });
                    setDraft({
                      ...draftOf(preset),
                      id: '',
                      name: { id: name(preset.name.id), en: name(preset.name.en) },
                    });
                  }}
                  onRemove={() => void edits.remove(preset)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {draft ? (
        <PresetEditor
          draft={draft}
          taken={presets.map((preset) => preset.id)}
          onSave={edits.save}
          onClose={() => setDraft(undefined)}
        />
      ) : null}
    </div>
  );
}

function Words({ preset }: { readonly preset: KnownPreset }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="presets-page__words">
      <p>
        <strong>{preset.name[language]}</strong> <span>{sizeWords(preset)}</span>
        {preset.origin === 'program' ? null : (
          <span className="presets-page__origin">{t(`presets.origin.${preset.origin}`)}</span>
        )}
      </p>
      {preset.purpose[language] === preset.name[language] ? null : (
        <p className="presets-page__purpose">{preset.purpose[language]}</p>
      )}
    </div>
  );
}

function More(props: { readonly preset: KnownPreset; readonly onCopy: () => void; readonly onRemove: () => void }) {
  const { preset, onCopy, onRemove } = props;
  const t = useT();
  const label = t('presets.more', { name: preset.name[useLanguage()] });
  return (
    <Menu
      label={label}
      trigger={<IconButton size="small" label={label} icon={<EllipsisVertical aria-hidden />} />}
      entries={[
        { id: 'copy', label: t('presets.duplicate') },
        ...(preset.origin === 'program'
          ? []
          : [
              {
                id: 'remove',
                label: t(preset.origin === 'changed' ? 'presets.reset' : 'presets.remove'),
                startsGroup: true,
              },
            ]),
      ]}
      onAction={(id) => (id === 'copy' ? onCopy() : onRemove())}
    />
  );
}
