import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import './slider.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onChangeEnd?: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

export function Slider({ label, value, onChange, onChangeEnd, min, max, step = 1 }: SliderProps) {
  const share = (value - min) / (max - min);
  return (
    <AriaSlider
      className="slider"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onChangeEnd ? { onChangeEnd } : {})}
      minValue={min}
      maxValue={max}
      step={step}
    >
      <SliderTrack className="slider__track">
        <div className="slider__line" />
        <div className="slider__line slider__line--done" style={{ width: `${share * 100}%` }} />
        <SliderThumb className="slider__thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}
