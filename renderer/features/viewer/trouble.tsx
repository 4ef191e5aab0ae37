import { Download, ExternalLink } from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { MessageKey } from '../../../shared/i18n/format.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { useDownload } from '../../data/handing.ts';
import { Button } from '../../elements/button.tsx';
import { useT } from '../../state/language.tsx';
import { endingOf, kindIcons } from '../grid/face.tsx';
import { calledOf } from '../grid/words.ts';

/** The one thing to do with a file that cannot be shown here: open it where it can, or take it along. */
export function Elsewhere({ card }: { readonly card: AssetCard }) {
  const t = useT();
  const desktop = useDesktop();
  const download = useDownload();
  if (card.state !== 'present' || card.error?.code === 'file-empty') return null;
  return desktop ? (
    <Button icon={<ExternalLink aria-hidden="true" />} onPress={() => void desktop.openOriginal(card.id)}>
      {t('viewer.open-original')}
    </Button>
  ) : (
    <Button icon={<Download aria-hidden="true" />} onPress={() => download(card.id, card.name)}>
      {t('viewer.download')}
    </Button>
  );
}

/** What stands in the place of something that cannot be shown: what it is, why, and what to do. */
export function Trouble(props: {
  readonly card: AssetCard;
  readonly code: ErrorCode | undefined;
  /** Tries once more; absent where that would change nothing. */
  readonly onRetry?: (() => void) | undefined;
}) {
  const { card, code, onRetry } = props;
  const t = useT();
  const Icon = kindIcons[card.kind];
  const [title, why] = wordsOf(card, code);
  return (
    <div className="trouble" role="status">
      <Icon aria-hidden="true" />
      <p className="trouble__what">{[t(`grid.kind.${card.kind}`), endingOf(card.name)].filter(Boolean).join(' · ')}</p>
      <h2>{calledOf(card)}</h2>
      <p className="trouble__title">{t(title)}</p>
      <p>{t(why)}</p>
      <div className="trouble__do">
        <Elsewhere card={card} />
        {onRetry ? <Button onPress={onRetry}>{t('action.retry')}</Button> : null}
      </div>
    </div>
  );
}

function wordsOf(card: AssetCard, code: ErrorCode | undefined): [MessageKey, MessageKey] {
  if (card.state === 'missing') return ['error.file-missing', 'grid.state.missing.why'];
  if (card.state === 'offline') return ['error.folder-offline', 'grid.state.offline.why'];
  if (code === undefined || code === 'file-unsupported') return ['viewer.no-preview', 'viewer.no-preview.why'];
  if (code === 'file-locked-by-password') return ['error.file-locked-by-password', 'viewer.locked.why'];
  return [`error.${code}`, `error.${code}.do`];
}
