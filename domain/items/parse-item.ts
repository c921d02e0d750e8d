import type { ErrorDetail } from '../errors.ts';
import { isSuspensionBasis } from '../clocks/index.ts';
import { checkLawfulLimits } from './check-lawful-limits.ts';
import { caseLimits, Item } from './item.ts';
import { checkSchema } from './schema-check.ts';

/** 行政许可法第四十五条 is a closed list: whatever else is to stop the clock needs a law that says so. */
const checkProcedures = (procedures: NonNullable<Item['specialProcedures']>): ErrorDetail[] =>
  procedures.flatMap(({ key, law, stopsClock }, index): ErrorDetail[] => {
    const path = `/specialProcedures/${index}`;
    if (isSuspensionBasis(key) || procedures.findIndex((other) => other.key === key) < index)
      return [{ path: `${path}/key`, message: `特别程序“${key}”已经有了` }];
    const isLawful = stopsClock !== true || law !== undefined;
    return isLawful ? [] : [{ path: `${path}/law`, message: '停止计时的，应当写明允许扣除时间的法律依据' }];
  });

/** What hangs together inside `item.json` and a schema cannot say. */
const checkLinks = (item: Item): ErrorDetail[] => {
  const facts = new Map(item.facts.map((fact) => [fact.key, fact]));
  const details: ErrorDetail[] = [];
  const needFact = (path: string, key: string | undefined, type: string): void => {
    if (key !== undefined && facts.get(key)?.type !== type) {
      details.push({ path, message: `“${key}”不是已声明的${type === 'integer' ? '整数' : '是否'}要素` });
    }
  };
  needFact('/fee/areaFact', item.fee?.areaFact, 'integer');
  needFact('/fee/daysFact', item.fee?.daysFact, 'integer');
  needFact('/fee/exemptFact', item.fee?.exemptFact, 'boolean');
  needFact('/licence/validDaysFact', item.licence.validDaysFact, 'integer');
  for (const key of caseLimits) {
    if (item.limits[key] === undefined) details.push({ path: `/limits/${key}`, message: '缺少这个时限' });
  }
  item.materials.forEach((material, index) => {
    if ((material.source === 'licence-repository') !== (material.licenceType !== undefined)) {
      details.push({
        path: `/materials/${index}/licenceType`,
        message: '由证照库调取的材料应当写明证照类型，其他材料不写',
      });
    }
  });
  const keys = item.materials.map((material) => material.key);
  if (new Set(keys).size < keys.length) details.push({ path: '/materials', message: '材料标识重复' });
  if (facts.size < item.facts.length) details.push({ path: '/facts', message: '要素标识重复' });
  details.push(...checkProcedures(item.specialProcedures ?? []));
  const { statutory, promised } = item.limits;
  if (statutory?.unit === promised?.unit && (promised?.budget ?? 0) > (statutory?.budget ?? 0)) {
    details.push({ path: '/limits/promised/budget', message: '承诺时限不得超过法定时限' });
  }
  return [...details, ...checkLawfulLimits(item)];
};

/** Reads `item.json`; either the item or what is wrong with it. */
export const parseItem = (text: string): { item: Item } | { details: ErrorDetail[] } => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { details: [{ path: '', message: '不是有效的 JSON' }] };
  }
  const details = checkSchema(Item, value);
  if (details.length > 0) return { details };
  const item = value as Item;
  const links = checkLinks(item);
  return links.length > 0 ? { details: links } : { item };
};
