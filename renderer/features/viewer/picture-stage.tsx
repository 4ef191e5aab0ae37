import { type Ref, useEffect, useImperativeHandle, useRef, useState, useSyncExternalStore } from 'react';
import { originalUrl, pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useAsset } from '../../data/asset.ts';
import { useT } from '../../state/language.tsx';
import { useTurned } from '../../state/turning.ts';
import { placeholderUrl } from '../grid/placeholder.ts';
import { useDragOut } from './use-drag-out.ts';
import { useZoom } from './use-zoom.ts';

/** What the keyboard and the bar do with the stage. */
export interface StageVerbs {
  readonly isWhole: () => boolean;
  readonly by: (factor: number) => void;
  readonly toggle: () => void;
  readonly move: (x: number, y: number) => void;
}

/** Formats that a browser shows as they are. A drawing is not among them: its file may bring scripts along. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/bmp']);

/** Formats that can hold several frames; a preview shows only the first. */
const moving = new Set(['image/gif', 'image/webp', 'image/png', 'image/avif']);

/** Longer side of a preview at most. */
const previewEdge = 1600;

/** One picture: thumbnail, then preview, then the original as soon as somebody looks closer than the preview goes. */
export function PictureStage(props: {
  readonly card: AssetCard;
  readonly verbs: Ref<StageVerbs>;
  readonly onZoom: (percent: number) => void;
}) {
  const { card, verbs, onZoom } = props;
  const t = useT();
  const element = useRef<HTMLDivElement>(null);
  const [natural, setNatural] = useState<{ key: string; width: number; height: number } | undefined>();
  const [lost, setLost] = useState<string | undefined>();
  const [ready, setReady] = useState<string | undefined>();
  const asset = useAsset(card.id);
  const turned = useTurned(card);
  const key = turned?.picture ?? card.picture;
  const quarters = turned?.quarters ?? 0;
  // the original lies as its file says: it is turned here by all that people said
  const turn = asset.data?.id === card.id ? asset.data.turn : 0;
  const known = card.width && card.height ? { width: card.width, height: card.height } : undefined;
  const picture = known ?? (natural?.key === key ? lying(natural, quarters) : undefined);
  const zoom = useZoom(element, picture, `${card.id}/${turn}`);
  const { stage, placement, isWhole } = zoom;
  const canLeave = useDragOut(element, card.id, isWhole && card.state === 'present');
  useImperativeHandle(verbs, () => ({ isWhole: () => isWhole, by: zoom.by, toggle: zoom.toggle, move: zoom.move }));

  const percent = stage && placement ? Math.round(placement.scale * stage.density * 100) : 100;
  useEffect(() => onZoom(percent), [percent, onZoom]);

  const mime = asset.data?.id === card.id ? asset.data.mime : undefined;
  const previewScale = known ? Math.min(1, previewEdge / Math.max(known.width, known.height)) : 1;
  const isClose = stage && placement ? placement.scale * stage.density > previewScale * 1.05 : false;
  const frames = asset.data?.id === card.id ? asset.data.technical.frames : undefined;
  const isStill = useIsStill();
  const isMoving = mime !== undefined && moving.has(mime) && Number(frames ?? 1) > 1 && !isStill;
  const canBeShown = card.kind === 'photo' && card.state === 'present' && mime !== undefined && shown.has(mime);
  const wantsOriginal = canBeShown && (isClose || isMoving);
  const isOnlyPreview = isClose && previewScale < 1 && mime !== undefined && !canBeShown;
  const original = originalUrl(card.id);
  const hash = card.thumbhash ? placeholderUrl(card.thumbhash) : undefined;
  const style =
    stage && placement
      ? {
          width: stage.pictureWidth * placement.scale,
          height: stage.pictureHeight * placement.scale,
          transform: `translate(-50%, -50%) translate(${placement.x}px, ${placement.y}px)`,
          ...(ready === key ? {} : { backgroundImage: hash ? `url(${hash})` : undefined }),
        }
      : { opacity: 0 };
  const isPixelated = stage && placement && placement.scale * stage.density >= 3;

  return (
    <div
      ref={element}
      className="stage stage--picture"
      data-whole={isWhole ? '' : undefined}
      data-leaves={canLeave ? '' : undefined}
    >
      <div
        className="stage__sheet"
        style={style}
        data-pixels={isPixelated ? '' : undefined}
        data-turned={quarters + turn > 0 ? '' : undefined}
      >
        {key ? (
          <img
            key={key}
            src={pictureUrl(key, lost === key ? 'thumb' : 'preview')}
            alt=""
            draggable={false}
            decoding="async"
            data-quarters={quarters === 0 ? undefined : quarters}
            onLoad={(event) => {
              setReady(key);
              const { naturalWidth: width, naturalHeight: height } = event.currentTarget;
              setNatural({ key, width, height });
            }}
            onError={() => setLost(key)}
          />
        ) : null}
        {wantsOriginal ? (
          <img
            key={original}
            src={original}
            alt=""
            draggable={false}
            decoding="async"
            className="stage__original"
            data-quarters={turn === 0 ? undefined : turn}
          />
        ) : null}
      </div>
      {isOnlyPreview || card.state !== 'present' ? (
        <p className="stage__note" role="status">
          {t(card.state === 'present' ? 'viewer.only-preview' : `grid.state.${card.state}.why`)}
        </p>
      ) : null}
    </div>
  );
}

/** The size of a picture that lies on its side while it is drawn anew. */
const lying = ({ width, height }: { width: number; height: number }, quarters: number) =>
  quarters % 2 === 0 ? { width, height } : { width: height, height: width };

const less = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');
const watchMotion = (tell: () => void) => {
  less?.addEventListener('change', tell);
  return () => less?.removeEventListener('change', tell);
};

/** Whether this person wants nothing to move by itself. */
const useIsStill = (): boolean => useSyncExternalStore(watchMotion, () => less?.matches ?? false);
