import type { Light } from '../../server/desk/clock-schemas.ts';

export interface LightLook {
  word: string;
  /** so that the light is readable without colour */
  shape: string;
}

/** What a limit can turn; orange is no light of its own but a step a model may take between yellow and red. */
export type Colour = Light | 'orange';

export const lightLooks: Readonly<Record<Colour, LightLook>> = {
  orange: { word: '橙灯', shape: '◆' },
  red: { word: '红灯', shape: '■' },
  yellow: { word: '黄灯', shape: '▲' },
  green: { word: '绿灯', shape: '●' },
};

/** Most urgent first. */
export const lights: readonly Light[] = ['red', 'yellow', 'green'];
