import type { Random } from './random.ts';

export type Head = 'hair' | 'long' | 'hijab' | 'peci' | 'caping' | 'cap' | 'helmet' | 'headscarf';
export type Pose = 'stand' | 'hold' | 'clap' | 'salute' | 'raise' | 'wave' | 'dance' | 'bend';

export interface Person {
  /** Where the feet are, and how tall the person is, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly tall: number;
  readonly facing: 'front' | 'back';
  readonly head: Head;
  readonly shirt: string;
  readonly trousers: string;
  readonly scarf: string;
  readonly skin: string;
  readonly pose: Pose;
  readonly mask: boolean;
  readonly batik: boolean;
  /** -1 light from the left … 1 from the right. */
  readonly light: number;
  /** Only what is above the hips, for people behind tables. */
  readonly seated?: boolean;
}

const skins = ['#9a6a4a', '#8a5b3c', '#a87654', '#7c5034', '#b3835f'];
const scarves = [
  '#5d7f8f',
  '#8a5a6b',
  '#d8cfc2',
  '#3f5f52',
  '#b08d5a',
  '#2f3f5f',
  '#9a8fb0',
  '#7a2f38',
  '#e4e1da',
  '#446b47',
];
const cloths = ['#7a3b2a', '#274a63', '#3f5a3a', '#8a6a2e', '#5a2f4f', '#2f2f3a', '#93502f', '#1f5a5a', '#6b4a35'];
const plainCloths = ['#e9e6df', '#c9b68a', '#4f6f8f', '#8f9f7a', '#b8674f', '#dcdcd8', '#3d4a5f', '#a9a29a', '#c7a24a'];

export type Dress = 'office' | 'khaki' | 'white' | 'village' | 'rescue' | 'health';

/** Somebody of the kind that is at such an event. Nobody in particular. */
export function someone(
  dice: Random,
  at: { x: number; y: number; tall: number; facing: 'front' | 'back'; light: number },
  how: { dress: Dress; mask?: boolean; pose?: Pose; seated?: boolean; head?: Head },
): Person {
  const woman = dice.chance(0.5);
  const { dress } = how;
  const head: Head =
    how.head ??
    (dress === 'rescue'
      ? dice.pick(['helmet', 'cap', 'cap', 'hair'] as const)
      : dress === 'village'
        ? dice.pick(
            woman
              ? (['hijab', 'headscarf', 'caping', 'caping'] as const)
              : (['caping', 'cap', 'hair', 'peci'] as const),
          )
        : dress === 'white'
          ? woman
            ? 'hijab'
            : 'peci'
          : woman
            ? dice.pick(['hijab', 'hijab', 'hijab', 'long'] as const)
            : dice.pick(['hair', 'hair', 'peci'] as const));
  const shirt =
    dress === 'khaki'
      ? dice.pick(['#b39a6b', '#a98f60', '#b8a071'])
      : dress === 'white'
        ? '#e8e6e1'
        : dress === 'health'
          ? dice.pick(['#eef1f2', '#5fa39a', '#dfe9ec'])
          : dress === 'rescue'
            ? dice.pick(['#d9692a', '#cf5f22', '#e07a35'])
            : dress === 'village'
              ? dice.pick(plainCloths)
              : dice.pick(dice.chance(0.6) ? cloths : plainCloths);
  return {
    ...at,
    head,
    shirt,
    trousers:
      dress === 'white'
        ? '#dedbd4'
        : dress === 'khaki'
          ? '#8f7a52'
          : dice.pick(['#26262b', '#3a3533', '#2c3644', '#4a4038']),
    scarf:
      dress === 'white'
        ? dice.pick(['#e9e6e0', '#c83a33'])
        : dress === 'khaki'
          ? dice.pick(['#8f7a52', '#6b4f3a', '#b59f74'])
          : dice.pick(scarves),
    skin: dice.pick(skins),
    pose: how.pose ?? dice.pick(['stand', 'stand', 'hold'] as const),
    mask: how.mask ?? false,
    batik: dress === 'office' && dice.chance(0.65),
    ...(how.seated === undefined ? {} : { seated: how.seated }),
  };
}

/** Gradients and cloths that people are drawn with; once in each sheet that has people. */
export const peopleDefs = `<defs>
<linearGradient id="litL" x1="0" x2="1" y1="0" y2=".25"><stop offset="0" stop-color="#fff2dc" stop-opacity=".42"/><stop offset=".38" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#0a0d18" stop-opacity=".55"/></linearGradient>
<linearGradient id="litR" x1="1" x2="0" y1="0" y2=".25"><stop offset="0" stop-color="#fff2dc" stop-opacity=".42"/><stop offset=".38" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#0a0d18" stop-opacity=".55"/></linearGradient>
<linearGradient id="fall" x1="0" x2="0" y1="0" y2="1"><stop offset=".25" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#060914" stop-opacity=".3"/></linearGradient>
<radialGradient id="ground"><stop offset="0" stop-color="#000" stop-opacity=".5"/><stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient>
<pattern id="kawung" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><ellipse cx="3.5" cy="1.6" rx="1" ry="1.5" fill="#ecd9ae" opacity=".6"/><ellipse cx="3.5" cy="5.4" rx="1" ry="1.5" fill="#ecd9ae" opacity=".6"/><ellipse cx="1.3" cy="3.5" rx="1.3" ry=".8" fill="#1c120c" opacity=".45"/><ellipse cx="5.7" cy="3.5" rx="1.3" ry=".8" fill="#1c120c" opacity=".45"/></pattern>
</defs>`;

const arms: Record<Pose, readonly [string, string, readonly [number, number], readonly [number, number]]> = {
  stand: ['M-11.5-78Q-16.5-66-14.5-50', 'M11.5-78Q16.5-66 14.5-50', [-14.3, -48], [14.3, -48]],
  hold: ['M-11.5-78Q-18-64-5-60', 'M11.5-78Q18-64 5-60', [-4, -60], [4, -60]],
  clap: ['M-11.5-78Q-18-67-2.5-69', 'M11.5-78Q18-67 2.5-69', [-1.5, -70], [1.5, -70]],
  salute: ['M-11.5-78Q-16.5-66-14.5-50', 'M11.5-78Q24-80 8-92', [-14.3, -48], [7.2, -93]],
  raise: ['M-11.5-78Q-22-86-17-104', 'M11.5-78Q16.5-66 14.5-50', [-17, -106], [14.3, -48]],
  wave: ['M-11.5-78Q-16.5-66-14.5-50', 'M11.5-78Q24-84 21-101', [-14.3, -48], [21, -103]],
  dance: ['M-11.5-78Q-26-76-34-88', 'M11.5-78Q28-80 36-70', [-35, -90], [37.5, -69]],
  bend: ['M-11.5-76Q-16-60-6-46', 'M11.5-76Q10-60-1-46', [-6, -44], [-1, -44]],
};

/** One person as an SVG group. Drawn on a scale of 100 units to a person's height. */
export function draw(person: Person): string {
  const { facing, head, skin, shirt, scarf, seated } = person;
  const lit = person.light < 0 ? 'url(#litL)' : 'url(#litR)';
  const shade = (shape: string) => shape.replace('FILL', lit);
  const torso = 'M-4.2-85Q-13-82.5-14.2-75L-12.2-50Q-12.4-46-12.8-43L12.8-43Q12.4-46 12.2-50L14.2-75Q13-82.5 4.2-85Z';
  const robe = head === 'hijab' && !seated;
  const skirt = 'M-12.8-46Q-15-20-14-3L14-3Q15-20 12.8-46Z';
  const [leftArm, rightArm, leftHand, rightHand] = arms[person.pose];
  const arm = (path: string) =>
    `<path d="${path}" fill="none" stroke="${shirt}" stroke-width="6.4" stroke-linecap="round"/><path d="${path}" fill="none" stroke="#05070c" stroke-opacity=".2" stroke-width="6.4" stroke-linecap="round"/>`;
  const hand = ([x, y]: readonly [number, number]) => `<circle cx="${x}" cy="${y}" r="2.7" fill="${skin}"/>`;
  const legs = seated
    ? ''
    : robe
      ? `<path d="${skirt}" fill="${person.trousers}"/><path d="${skirt}" fill="${lit}"/>`
      : `<path d="M-11.8-46L-10.2-2L-2.4-2L-.6-40L.6-40L2.4-2L10.2-2L11.8-46Z" fill="${person.trousers}"/><path d="M-11.8-46L-10.2-2L-2.4-2L-.6-40L.6-40L2.4-2L10.2-2L11.8-46Z" fill="${lit}"/><path d="M-10.8-3h8.6v3h-9.6zM10.8-3h-8.6v3h9.6z" fill="#17161a"/>`;
  const body = `<path d="${torso}" fill="${shirt}"/>${person.batik ? `<path d="${torso}" fill="url(#kawung)"/>` : ''}<path d="${torso}" fill="${lit}"/><path d="${torso}" fill="url(#fall)"/>`;
  const behind = seated ? '' : `<ellipse cx="0" cy="0" rx="17" ry="3.4" fill="url(#ground)"/>`;
  const collar =
    facing === 'front' && head !== 'hijab'
      ? `<path d="M-4-85.5L0-79L4-85.5" fill="none" stroke="#0b0d12" stroke-opacity=".35" stroke-width="1.2"/>`
      : '';
  const armFirst = facing === 'back' && (person.pose === 'hold' || person.pose === 'clap');
  const limbs = arm(leftArm) + arm(rightArm) + hand(leftHand) + hand(rightHand);
  return `<g transform="translate(${person.x.toFixed(1)} ${person.y.toFixed(1)}) scale(${(person.tall / 100).toFixed(3)})">${behind}${legs}${armFirst ? limbs : ''}${body}${collar}${armFirst ? '' : limbs}${headOf(person, scarf, shade)}</g>`;
}

function headOf(person: Person, scarf: string, shade: (shape: string) => string): string {
  const { facing, head, skin, mask } = person;
  const skull = `<path d="M-2.7-87h5.4v5q-2.7 2.6-5.4 0z" fill="${skin}"/><path d="M-2.7-87h5.4v3q-2.7 2.6-5.4 0z" fill="#1b0e08" opacity=".35"/><ellipse cx="0" cy="-92" rx="5.5" ry="7" fill="${skin}"/>`;
  const front =
    facing === 'front'
      ? `<g fill="#20130c"><ellipse cx="-2.2" cy="-93" rx="1" ry=".55" opacity=".75"/><ellipse cx="2.2" cy="-93" rx="1" ry=".55" opacity=".75"/><path d="M-3.6-94.6q1.4-.9 2.8-.2M.8-94.8q1.4-.7 2.8.2" stroke="#20130c" stroke-width=".6" fill="none" opacity=".7"/><path d="M0-92.4q.9 1.6.1 2.3" stroke="#20130c" stroke-width=".6" fill="none" opacity=".35"/></g>${
          mask
            ? '<path d="M-5-92Q0-93.4 5-92L4.3-87.6Q0-83.6-4.3-87.6Z" fill="#b9d3dd"/><path d="M-5-92Q0-93.4 5-92L4.3-87.6Q0-83.6-4.3-87.6Z" fill="url(#fall)"/>'
            : '<path d="M-1.8-87.7q1.8 1.2 3.6 0" stroke="#5c1f18" stroke-width=".8" fill="none" opacity=".75"/>'
        }`
      : '';
  const back = `<circle cx="-5.5" cy="-91" r="1.3" fill="${skin}"/><circle cx="5.5" cy="-91" r="1.3" fill="${skin}"/><path d="M-5.7-93Q-6.2-99.6 0-99.8Q6.2-99.6 5.7-93Q5.4-86.8 0-86.4Q-5.4-86.8-5.7-93Z" fill="#17110e"/><path d="M-3.4-87.6Q0-85.4 3.4-87.6L2.7-84H-2.7Z" fill="${skin}"/>`;
  const lit = shade('<ellipse cx="0" cy="-92" rx="5.5" ry="7" fill="FILL"/>');
  switch (head) {
    case 'hijab': {
      const hood = 'M0-101Q-8-100.6-8-91Q-8-84-13-77Q-7-71.5 0-70.5Q7-71.5 13-77Q8-84 8-91Q8-100.6 0-101Z';
      const cover = `<path d="${hood}" fill="${scarf}"/>`;
      const folds =
        shade(`<path d="${hood}" fill="FILL"/>`) +
        '<path d="M-5-83Q0-77 6-76M-6-86Q-4-79 0-73" stroke="#000" stroke-opacity=".18" stroke-width=".9" fill="none"/>';
      if (facing === 'back') return cover + folds;
      return `${cover}${folds}<ellipse cx="0" cy="-91.6" rx="4.7" ry="6" fill="${skin}"/>${front}${shade('<ellipse cx="0" cy="-91.6" rx="4.7" ry="6" fill="FILL"/>')}`;
    }
    case 'peci':
      return `${skull}${facing === 'back' ? back : front}${lit}<path d="M-5.9-94.6L-5.3-101.4Q0-103 5.3-101.4L5.9-94.6Q0-96.4-5.9-94.6Z" fill="#131217"/><path d="M-5.9-94.6L-5.3-101.4Q0-103 5.3-101.4L5.9-94.6Q0-96.4-5.9-94.6Z" fill="url(#litL)" opacity=".35"/>`;
    case 'caping':
      return `${skull}${facing === 'back' ? back : front}${lit}<path d="M-15-94Q0-90 15-94Q5-101 0-106Q-5-101-15-94Z" fill="#cda766"/>${shade('<path d="M-15-94Q0-90 15-94Q5-101 0-106Q-5-101-15-94Z" fill="FILL"/>')}<path d="M-15-94Q0-90 15-94Q0-91.4-15-94Z" fill="#5c4424"/>`;
    case 'cap':
      return `${skull}${facing === 'back' ? back : front}${lit}<path d="M-6-93.8Q-6.4-101.6 0-101.8Q6.4-101.6 6-93.8Q0-96.6-6-93.8Z" fill="${scarf}"/>${shade('<path d="M-6-93.8Q-6.4-101.6 0-101.8Q6.4-101.6 6-93.8Q0-96.6-6-93.8Z" fill="FILL"/>')}`;
    case 'helmet':
      return `${skull}${facing === 'back' ? back : front}${lit}<path d="M-7.2-93Q-7.4-103 0-103.4Q7.4-103 7.2-93Q0-95-7.2-93Z" fill="#f0c231"/>${shade('<path d="M-7.2-93Q-7.4-103 0-103.4Q7.4-103 7.2-93Q0-95-7.2-93Z" fill="FILL"/>')}`;
    case 'headscarf':
      return `${skull}${facing === 'back' ? back : front}${lit}<path d="M-6.2-92Q-7-101 0-101.2Q7-101 6.2-92Q3-96.6 0-96.6Q-3-96.6-6.2-92Z" fill="${scarf}"/>${shade('<path d="M-6.2-92Q-7-101 0-101.2Q7-101 6.2-92Q3-96.6 0-96.6Q-3-96.6-6.2-92Z" fill="FILL"/>')}`;
    case 'long':
      return `<path d="M-6.8-94Q-8-82-7-77L7-77Q8-82 6.8-94Z" fill="#17100d"/>${skull}${facing === 'back' ? '<path d="M-6.6-92Q-7-100.4 0-100.6Q7-100.4 6.6-92L6.4-78L-6.4-78Z" fill="#1c1410"/>' : `${front}${lit}<path d="M-6-91Q-6.6-100.2 0-100.4Q6.6-100.2 6-91Q4.6-96.4 0-97Q-4.6-96.4-6-91Z" fill="#17100d"/>`}`;
    case 'hair':
      return facing === 'back'
        ? `${skull}${back}${lit}`
        : `${skull}${front}${lit}<path d="M-5.8-92.4Q-6.8-100.2 0-100.4Q6.8-100.2 5.8-92.4Q4.8-96 2.2-96.6Q-3-95.8-5.8-92.4Z" fill="#16110f"/>`;
  }
}

/** The backs of an audience, near the camera and out of focus: heads and shoulders along the lower edge. */
export function audience(
  dice: Random,
  width: number,
  height: number,
  how: { dress: Dress; rows: number; dark: number; top: number; tall?: number },
): string {
  let shapes = peopleDefs;
  for (let row = 0; row < how.rows; row++) {
    const depth = (row + 1) / how.rows;
    const tall = (how.tall ?? height * 0.62) * (0.55 + 0.45 * depth);
    const shoulders = how.top + (height - how.top) * (how.rows === 1 ? 0 : (row / how.rows) * 0.8);
    const gap = tall * 0.36;
    for (let x = -gap + dice.between(0, gap); x < width + gap; x += gap * dice.between(0.85, 1.2)) {
      shapes += draw(
        someone(
          dice,
          {
            x,
            y: shoulders + tall + dice.between(-0.04, 0.04) * tall,
            tall,
            facing: 'back',
            light: dice.chance(0.5) ? -1 : 1,
          },
          { dress: how.dress, pose: 'stand', seated: true },
        ),
      );
    }
  }
  return `${shapes}<rect y="${how.top}" width="${width}" height="${height - how.top}" fill="#05060a" opacity="0"/>${how.dark > 0 ? '' : ''}`;
}
