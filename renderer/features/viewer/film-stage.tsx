import { type ReactNode, type Ref, useRef, useState } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useAsset } from '../../data/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { useT } from '../../state/language.tsx';
import { frameAt, stripStyle } from '../grid/strip-frame.ts';
import { troubleOf, useWords } from '../grid/words.ts';
import { PlayerBar } from './player-bar.tsx';
import { TimeLine } from './time-line.tsx';
import { Elsewhere, Trouble } from './trouble.tsx';
import { useDragOut } from './use-drag-out.ts';
import { type PlayerVerbs, usePlayer } from './use-player.ts';

/** Frames that lie along the time line at most; a long strip shows every so many of them. */
const alongAtMost = 16;

/** A film: played from its original, with its frames along the line of its time. */
export function FilmStage({ card, verbs }: { readonly card: AssetCard; readonly verbs: Ref<PlayerVerbs> }) {
  const t = useT();
  const words = useWords();
  const asset = useAsset(card.id);
  const facts = asset.data?.id === card.id ? asset.data : undefined;
  const { frameRate } = facts?.technical ?? {};
  const player = usePlayer(card, verbs, typeof frameRate === 'number' ? frameRate : undefined);
  const { at, length, isLost } = player;
  const [isPointed, setPointed] = useState(false);
  const film = useRef<HTMLDivElement>(null);
  const canLeave = useDragOut(film, card.id, card.state === 'present');
  const hasPicture = card.picture !== null && card.pictureKind === 'picture';
  const strip = hasPicture && card.picture && card.strip ? { picture: card.picture, frames: card.strip } : undefined;
  const aspect = card.width && card.height ? card.width / card.height : 16 / 9;
  const reason = troubleOf(card, words);

  // Nothing to see and nothing to play: then only words.
  if (isLost && !hasPicture)
    return (
      <div className="stage">
        <Trouble card={card} code={card.error?.code} />
      </div>
    );

  const frameFor = (share: number) => strip && stripStyle(strip.picture, strip.frames, frameAt(share, strip.frames));
  const share = length > 0 ? at / length : 0;
  return (
    <div className="stage stage--film">
      <div className="film" ref={film} data-leaves={canLeave ? '' : undefined}>
        {isLost ? (
          <div className="film__still" style={{ aspectRatio: aspect }}>
            <img src={pictureUrl(card.picture ?? '', 'preview')} alt="" draggable={false} />
            {strip && isPointed ? <span className="film__moment" style={frameFor(share)} /> : null}
          </div>
        ) : (
          <video
            {...player.events}
            ref={player.attach}
            playsInline
            onClick={player.toggle}
            {...(hasPicture ? { poster: pictureUrl(card.picture ?? '', 'preview') } : {})}
          />
        )}
      </div>
      {isLost ? (
        <div className="film__trouble" role="status">
          <p>{t(card.state === 'present' ? 'viewer.cannot-play' : `grid.state.${card.state}.why`)}</p>
          {card.state === 'present' ? <Why reason={reason} /> : null}
          <Elsewhere card={card} />
        </div>
      ) : null}
      {isLost && !strip ? null : (
        <Controls isLost={isLost} player={player}>
          <TimeLine
            at={at}
            length={length}
            className={strip ? 'time-line--film' : 'time-line--plain'}
            onSeek={(to) => {
              setPointed(true);
              player.seek(to);
            }}
            {...(strip
              ? { above: (over) => <span className="film__over" style={{ ...frameFor(over), aspectRatio: aspect }} /> }
              : {})}
          >
            {strip ? <Along picture={strip.picture} frames={strip.frames} /> : null}
            <span className="time-line__track" aria-hidden="true" />
          </TimeLine>
        </Controls>
      )}
    </div>
  );
}

function Why({ reason }: { readonly reason: string | undefined }) {
  const t = useT();
  const isDesktop = useDesktop() !== undefined;
  return <p>{reason ?? t(isDesktop ? 'viewer.cannot-play.desktop' : 'viewer.cannot-play.browser')}</p>;
}

function Controls(props: {
  readonly isLost: boolean;
  readonly player: ReturnType<typeof usePlayer>;
  readonly children: ReactNode;
}) {
  // what cannot be played can still be looked through
  if (props.isLost) {
    return (
      <div className="player" data-bar="">
        {props.children}
      </div>
    );
  }
  return (
    <PlayerBar player={props.player} hasFullScreen>
      {props.children}
    </PlayerBar>
  );
}

/** The frames of the strip, side by side over the whole length. */
function Along({ picture, frames }: { readonly picture: string; readonly frames: number }) {
  const count = Math.min(frames, alongAtMost);
  return (
    <span className="film__along" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <span key={at} style={stripStyle(picture, frames, frameAt((at + 0.5) / count, frames))} />
      ))}
    </span>
  );
}
