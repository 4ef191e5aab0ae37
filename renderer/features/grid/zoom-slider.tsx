import { memo } from 'react';
import { Slider } from '../../elements/slider.tsx';
import { useT } from '../../state/language.tsx';
import { changeView, rowHeightRange, soundRowHeight, useView } from '../../state/view.ts';

/** How large the pictures of the grid are. */
export const ZoomSlider = memo(function ZoomSlider() {
  const t = useT();
  const { rowHeight } = useView();
  return (
    <Slider
      label={t('grid.zoom')}
      value={rowHeight}
      min={rowHeightRange.min}
      max={rowHeightRange.max}
      step={rowHeightRange.step}
      onChange={(value) => changeView({ rowHeight: soundRowHeight(value) })}
    />
  );
});
