import type { Ref } from 'react';
import { pictureUrl } from '../../../shared/api/media-url.ts';
import type { AssetCard } from '../../../shared/model/asset.ts';
import { useAsset } from '../../data/asset.ts';
import { useDesktop } from '../../data/engine.tsx';
import { usePeaks } from '../../data/peaks.ts';
import { useT } from '../../state/language.tsx';
import { kindIcons } from '../grid/face.tsx';
import { Wave } from '../grid/wave.tsx';
import { calledOf, troubleOf, useWords } from '../grid/words.ts';
import { PlayerBar } from './player-bar.tsx';
import { TimeLine } from './time-line.tsx';
import { Elsewhere } from './trouble.tsx';
import { type PlayerVerbs, usePlayer } from './use-player.ts';

/** Bars of the wave: enough to see words and pauses, few enough to be told apart. */
const bars = 180;

/** A recording: its cover, who is heard, and its loudness over time to point into. */
export function SoundStage({ card, verbs }: { readonly card: AssetCard; readonly verbs: Ref<PlayerVerbs> }) {
  const t = useT();
  const words = useWords();
  const asset = useAsset(card.id);
  const facts = asset.data?.id === card.id ? asset.data : undefined;
  const player = usePlayer(card, verbs);
  const peaks = usePeaks(card.picture);
  const isDesktop = useDesktop() !== undefined;
  const { isLost } = player;
  const Icon = kindIcons[card.kind];
  const album = facts?.technical.album;
  const who = [facts?.creator, album === undefined ? undefined : String(album)].filter(Boolean).join(' · ');
  const reason = troubleOf(card, words);
  return (
    <div className="stage stage--sound">
      <div className="sound">
        {card.picture && card.pictureKind === 'picture' ? (
          <img className="sound__cover" src={pictureUrl(card.picture, 'preview')} alt="" draggable={false} />
        ) : (
          <span className="sound__icon">
            <Icon aria-hidden="true" />
          </span>
        )}
        <div className="sound__words">
          <h2 data-guess={card.title === null && card.proposedTitle ? '' : undefined}>{calledOf(card)}</h2>
          {who ? <p>{who}</p> : null}
        </div>
        {isLost ? (
          <div className="sound__trouble" role="status">
            <p>{t(card.state === 'present' ? 'viewer.cannot-play-sound' : `grid.state.${card.state}.why`)}</p>
            {card.state === 'present' ? (
              <p>{reason ?? t(isDesktop ? 'viewer.cannot-play.desktop' : 'viewer.cannot-play.browser')}</p>
            ) : null}
            <Elsewhere card={card} />
          </div>
        ) : (
          <>
            <audio {...player.events} ref={player.attach} />
            <PlayerBar player={player} hasFullScreen={false}>
              <TimeLine
                at={player.at}
                length={player.length}
                onSeek={player.seek}
                className={peaks ? 'time-line--wave' : 'time-line--plain'}
              >
                {peaks ? (
                  <>
                    <Wave peaks={peaks} bars={bars} className="wave wave--all" />
                    <Wave peaks={peaks} bars={bars} className="wave wave--heard" />
                  </>
                ) : (
                  <span className="time-line__track" aria-hidden="true" />
                )}
              </TimeLine>
            </PlayerBar>
          </>
        )}
      </div>
    </div>
  );
}
