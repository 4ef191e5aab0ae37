import { Maximize, Minus, Plus, SquareDashedMousePointer, SquareMousePointer } from 'lucide-react';
import { Button } from '../../elements/button.tsx';
import { IconButton } from '../../elements/icon-button.tsx';
import { useFormats, useT } from '../../state/language.tsx';
import { type Eye, scaleBar } from './projection.ts';

/** Buttons for what the wheel and two fingers do, and for taking an area into the search. */
export function MapTools(props: {
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly isDrawing: boolean;
  readonly onDraw: () => void;
  readonly onTakeSeen: () => void;
}) {
  const t = useT();
  return (
    <div className="map__tools" data-panel="" role="toolbar" aria-label={t('map.tools')} aria-orientation="vertical">
      <IconButton label={t('map.nearer')} keys="+" icon={<Plus aria-hidden />} onPress={() => props.onZoom(2)} />
      <IconButton label={t('map.farther')} keys="-" icon={<Minus aria-hidden />} onPress={() => props.onZoom(0.5)} />
      <IconButton label={t('map.fit')} keys="Home" icon={<Maximize aria-hidden />} onPress={props.onFit} />
      <hr />
      <IconButton
        label={t('map.draw')}
        icon={<SquareDashedMousePointer aria-hidden />}
        isOn={props.isDrawing}
        onPress={props.onDraw}
      />
      <IconButton label={t('map.take-seen')} icon={<SquareMousePointer aria-hidden />} onPress={props.onTakeSeen} />
    </div>
  );
}

/** How many are seen, how many are not, and why. */
export function MapCounts(props: {
  readonly seen: number;
  readonly elsewhere: number;
  readonly nowhere: number;
  readonly onFit: () => void;
  readonly onNowhere: () => void;
}) {
  const t = useT();
  const { seen, elsewhere, nowhere } = props;
  return (
    <div className="map__counts" data-panel="">
      <span role="status">{t('map.seen', { count: seen })}</span>
      {elsewhere > 0 ? (
        <Button size="small" onPress={props.onFit}>
          {t('map.elsewhere', { count: elsewhere })}
        </Button>
      ) : null}
      {nowhere > 0 ? (
        <Button size="small" onPress={props.onNowhere}>
          {t('map.nowhere', { count: nowhere })}
        </Button>
      ) : null}
    </div>
  );
}

/** How long a stretch is on the map, and whose map it is. */
export function MapFoot({ eye }: { readonly eye: Eye }) {
  const t = useT();
  const { number } = useFormats();
  const { metres, pixels } = scaleBar(eye, 110);
  const words =
    metres >= 1000 ? t('map.kilometres', { count: number(metres / 1000) }) : t('map.metres', { count: number(metres) });
  return (
    <div className="map__foot">
      <span className="map__scale" style={{ width: pixels }}>
        {words}
      </span>
      <span className="map__source">Natural Earth · GeoNames</span>
    </div>
  );
}
