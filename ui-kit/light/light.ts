import type { Light } from '../../server/desk/clock-schemas.ts';

export interface LightLook {
  word: string;
  /** so that the light is readable without colour */
  shape: string;
}

export const lightLooks: Readonly<Record<Light, LightLook>> = {
  red: { word: '红灯', shape: '■' },
  yellow: { word: '黄灯', shape: '▲' },
  green: { word: '绿灯', shape: '●' },
};

/** Most urgent first. */
export const lights: readonly Light[] = ['red', 'yellow', 'green'];
