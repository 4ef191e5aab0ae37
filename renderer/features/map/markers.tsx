import { memo } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { Cluster } from '../../data/map.ts';
import { useFormats, useT } from '../../state/language.tsx';
import { kindIcons } from '../grid/face.tsx';
import { calledOf } from '../grid/words.ts';
import type { Box } from './labels.ts';
import { type Eye, type Size, toScreen } from './projection.ts';

/** Half of what a marker takes, in pixels, with what stands out of it. */
const reach = 40;

/** Where a marker stands, with its count. */
export const boxesOf = (clusters: readonly Cluster[], eye: Eye, size: Size): readonly Box[] =>
  clusters.map(({ lat, lon }) => {
    const { x, y } = toScreen(eye, size, lat, lon);
    return { left: x - 22, right: x + 28, top: y - 28, bottom: y + 22 };
  });

/** The clusters that are seen, each with the newest picture of it. */
export function Markers(props: {
  readonly clusters: readonly Cluster[];
  readonly eye: Eye;
  readonly size: Size;
  readonly onOpen: (cluster: Cluster) => void;
}) {
  const { clusters, eye, size, onOpen } = props;
  return clusters.map((cluster) => {
    const { x, y } = toScreen(eye, size, cluster.lat, cluster.lon);
    const isSeen = x > -reach && y > -reach && x < size.width + reach && y < size.height + reach;
    return isSeen ? (
      <div key={cluster.id} className="map__place" style={{ transform: `translate(${x}px, ${y}px)` }}>
        <Marker cluster={cluster} onOpen={onOpen} />
      </div>
    ) : null;
  });
}

const Marker = memo(function Marker(props: { readonly cluster: Cluster; readonly onOpen: (cluster: Cluster) => void }) {
  const { cluster, onOpen } = props;
  const { card, count } = cluster;
  const t = useT();
  const { compact } = useShort();
  const title = card ? calledOf(card) : '';
  const label = count === 1 ? title : t('map.cluster', { count, title });
  const Icon = kindIcons[card?.kind ?? 'photo'];
  return (
    <button type="button" className="map__marker" aria-label={label} title={label} onClick={() => onOpen(cluster)}>
      {card?.picture && card.pictureKind === 'picture' ? (
        <img src={pictureUrl(card.picture, 'thumb')} alt="" draggable={false} decoding="async" />
      ) : (
        <Icon aria-hidden="true" />
      )}
      {count > 1 ? <span className="map__count">{compact(count)}</span> : null}
    </button>
  );
});

/** Counts that fit on a marker: thousands and millions are cut. */
function useShort() {
  const { number } = useFormats();
  const t = useT();
  return {
    compact: (count: number) =>
      count < 10_000
        ? number(count)
        : count < 1_000_000
          ? t('map.thousands', { count: number(Math.floor(count / 1000)) })
          : t('map.millions', { count: number(Math.floor(count / 1_000_000)) }),
  };
}
