import { hours } from '../light.ts';
import { draw, peopleDefs, someone } from '../people.ts';
import { random } from '../random.ts';
import { drawLand, type Land, type LandPicture, type View, viewpoint } from '../terrain.ts';
import { lake, plain, teaHills, terraces } from './lands.ts';
import type { Brief, Picture, Scene } from './scene.ts';

type Sight = Pick<View, 'above' | 'pitch' | 'lens' | 'sunBearing'> & { spread: number };

/** Land seen from a good place, kept while pictures of the same view follow each other. */
const seen = new Map<string, LandPicture>();

function sightOf(
  brief: Brief,
  name: string,
  land: () => Land,
  sight: Sight,
): { picture: LandPicture; view: View; land: Land } {
  const dice = random(brief.place);
  const ground = land();
  const view: View = { ...viewpoint(ground, dice, sight.spread), ...sight, far: 1700 };
  const key = `${name} ${brief.place} ${brief.width}x${brief.height} ${brief.hour}`;
  let picture = seen.get(key);
  if (!picture) {
    picture = drawLand(ground, view, hours[brief.hour], brief.width, brief.height);
    seen.clear();
    seen.set(key, picture);
  }
  return { picture, view, land: ground };
}

/** People at work in the field between `near` and `far` metres, each at their place on the ground, the farthest first. */
function workers(brief: Brief, picture: LandPicture, view: View, many: number, near: number, far: number): string {
  const { dice } = brief;
  const placed: { away: number; svg: string }[] = [];
  for (let tries = 0; placed.length < many && tries < many * 6; tries++) {
    const away = dice.between(near, far);
    const aside = dice.between(-0.7, 0.7) * away * view.lens;
    const x = view.x + Math.sin(view.bearing) * away + Math.cos(view.bearing) * aside;
    const z = view.z + Math.cos(view.bearing) * away - Math.sin(view.bearing) * aside;
    const at = picture.place(x, z);
    if (!at || at.y > brief.height * 0.98 || at.y < brief.height * 0.4) continue;
    const person = someone(
      dice,
      {
        x: at.x,
        y: at.y,
        tall: at.metre * 1.66,
        facing: dice.chance(0.5) ? 'back' : 'front',
        light: Math.sign(view.sunBearing) || 1,
      },
      {
        dress: 'village',
        pose: dice.pick(['bend', 'bend', 'hold', 'stand'] as const),
        head: dice.pick(['caping', 'caping', 'caping', 'headscarf'] as const),
      },
    );
    placed.push({ away, svg: draw(person) });
  }
  return (
    peopleDefs +
    placed
      .sort((a, b) => b.away - a.away)
      .map((one) => one.svg)
      .join('')
  );
}

/** Leaves close to the lens, out of focus, along one edge. */
function foreground(brief: Brief, tones: readonly string[]): string {
  const { dice, width, height } = brief;
  let shapes = '';
  const left = dice.chance(0.5);
  for (let i = 0; i < 26; i++) {
    const x = left ? dice.between(-0.05, 0.3) ** 1 * width : width * (1 - dice.between(-0.05, 0.3));
    const y = height * dice.between(0.68, 1.05);
    const size = width * dice.between(0.03, 0.07);
    shapes += `<path transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${dice.whole(-90, 90)}) scale(${(size / 20).toFixed(2)})" d="M0-20Q11-6 0 20Q-11-6 0-20Z" fill="${dice.pick(tones)}" opacity="${dice.between(0.75, 0.95).toFixed(2)}"/>`;
  }
  return shapes;
}

const clear = { contrast: 1.16, saturation: 1.08, vignette: 0.32 };

export const teaGarden: Scene = (brief): Picture => {
  const { picture, view } = sightOf(brief, 'tea', () => teaHills(brief.place % 97), {
    above: 4 + (brief.place % 5) * 2,
    pitch: -0.13,
    lens: 0.52,
    sunBearing: (brief.place % 2 ? 1 : -1) * 0.75,
    spread: 220,
  });
  const pickers = brief.dice.chance(0.7) ? workers(brief, picture, view, brief.dice.whole(3, 9), 14, 60) : '';
  return {
    layers: [
      { land: picture, exposure: 0.95 },
      ...(pickers ? [{ svg: pickers, blur: 0.5 }] : []),
      ...(brief.dice.chance(0.5)
        ? [{ svg: foreground(brief, ['#2f4a20', '#4b6b2c', '#6d8f3c', '#22361a']), blur: brief.width / 90 }]
        : []),
    ],
    look: clear,
  };
};

export const riceTerraces: Scene = (brief): Picture => {
  const ripe = [0.08, 0.5, 0.92][brief.place % 3] as number;
  const { picture, view } = sightOf(brief, 'rice', () => terraces(brief.place % 89, ripe), {
    above: 7 + (brief.place % 4) * 3,
    pitch: -0.2,
    lens: 0.55,
    sunBearing: (brief.place % 2 ? 1 : -1) * 0.6,
    spread: 160,
  });
  const farmers = brief.dice.chance(0.75) ? workers(brief, picture, view, brief.dice.whole(2, 7), 16, 60) : '';
  return {
    layers: [{ land: picture, exposure: 0.9 }, ...(farmers ? [{ svg: farmers, blur: 0.5 }] : [])],
    look: { ...clear, saturation: 1 },
  };
};

export const harvestField: Scene = (brief) => riceTerraces({ ...brief, place: brief.place - (brief.place % 3) + 2 });

export const lakeView: Scene = (brief): Picture => {
  const { picture } = sightOf(brief, 'lake', () => lake(brief.place % 61), {
    above: 12,
    pitch: -0.1,
    lens: 0.62,
    sunBearing: 0.3,
    spread: 320,
  });
  return { layers: [{ land: picture, exposure: 0.85 }], look: { ...clear, bloom: 0.22, contrast: 1.2 } };
};

export const fromAbove: Scene = (brief): Picture => {
  const { picture } = sightOf(brief, 'plain', () => plain(brief.place % 83, 0), {
    above: 70 + (brief.place % 5) * 28,
    pitch: -0.4 - (brief.place % 3) * 0.13,
    lens: 0.75,
    sunBearing: 1.7,
    spread: 300,
  });
  return { layers: [{ land: picture, exposure: 0.85 }], look: { ...clear, grain: 0.3, vignette: 0.22 } };
};

export const floodFromAbove: Scene = (brief): Picture => {
  const { picture } = sightOf({ ...brief, hour: 'storm' }, 'flood', () => plain(brief.place % 83, 1.5), {
    above: 38 + (brief.place % 4) * 16,
    pitch: -0.42,
    lens: 0.72,
    sunBearing: 1.7,
    spread: 120,
  });
  return { layers: [{ land: picture, exposure: 1.05 }], look: { ...clear, saturation: 0.85, vignette: 0.4 } };
};

/** Young trees set out on a bare slope, people bent over them. */
export const planting: Scene = (brief): Picture => {
  const { picture, view } = sightOf(brief, 'tea', () => teaHills((brief.place % 97) + 40), {
    above: 3.4,
    pitch: -0.16,
    lens: 0.5,
    sunBearing: 1,
    spread: 260,
  });
  const people = workers({ ...brief, dress: 'village' }, picture, view, brief.dice.whole(6, 14), 9, 40);
  return {
    layers: [
      { land: picture, exposure: 1 },
      { svg: people, blur: 0.5 },
      { svg: foreground(brief, ['#4d6b2f', '#7d9b4a', '#35502a']), blur: brief.width / 75 },
    ],
    look: clear,
  };
};
