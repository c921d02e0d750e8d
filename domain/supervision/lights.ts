/** How many show which light. */
export interface LightCounts {
  green: number;
  yellow: number;
  red: number;
  total: number;
}

export interface LightGroup {
  key: string;
  name: string;
  lights: LightCounts;
}

/** Lights of cases, or of steps, counted three ways. */
export interface Lights {
  totals: LightCounts;
  departments: LightGroup[];
  items: LightGroup[];
}
