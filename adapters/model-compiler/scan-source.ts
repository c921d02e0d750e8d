import { limits } from './dialect.ts';
import { Refused } from './refusal.ts';

// One tag, its quoted values taken whole so that a ">" inside a value does not end it.
const tagPattern = /<(?:[^<>"']|"[^"]*"|'[^']*')*>/y;
const attributePattern = /=\s*(?:"([^"]*)"|'([^']*)')/g;
const entityPattern = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/;
const controlPattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const refuseMarkup = (xml: string, at: number): number => {
  if (xml.startsWith('<!--', at)) {
    const end = xml.indexOf('-->', at + 4);
    if (end < 0) throw new Refused('source-unreadable', '注释没有结束');
    return end + 3;
  }
  if (xml.startsWith('<![CDATA[', at)) throw new Refused('source-cdata', '不接受 CDATA 段');
  if (xml.startsWith('<!', at)) throw new Refused('source-doctype', '不接受 DOCTYPE 和实体声明');
  throw new Refused('source-instruction', '不接受 XML 处理指令');
};

const checkTag = (tag: string): void => {
  let count = 0;
  for (const [, double, single] of tag.matchAll(attributePattern)) {
    count += 1;
    if ((double ?? single ?? '').length > limits.maxTextLength) {
      throw new Refused('source-too-large', `单个属性超过${limits.maxTextLength}个字符`);
    }
  }
  if (count > limits.maxAttributes) throw new Refused('source-too-large', `单个元素超过${limits.maxAttributes}个属性`);
};

const readTag = (xml: string, at: number): string => {
  tagPattern.lastIndex = at;
  const tag = tagPattern.exec(xml)?.[0];
  if (tag === undefined) throw new Refused('source-unreadable', '标签没有结束');
  checkTag(tag);
  return tag;
};

/** Checks a text before any parser sees it: size, depth, no DOCTYPE, no entity, no instruction. Throws Refused. */
export const scanSource = (xml: string): void => {
  if (xml.length > limits.maxLength) throw new Refused('source-too-large', `模型超过${limits.maxLength}个字符`);
  if (controlPattern.test(xml)) throw new Refused('source-unreadable', '文本中有控制字符');
  const declaration = /^\uFEFF?<\?xml\s+version="1\.0"(?:\s+encoding="([A-Za-z0-9-]+)")?\s*\?>/.exec(xml);
  if (declaration?.[1] !== undefined && declaration[1].toLowerCase() !== 'utf-8') {
    throw new Refused('source-unreadable', '只接受 UTF-8 编码');
  }
  let depth = 0;
  let elements = 0;
  let at = xml.indexOf('<', declaration?.[0].length ?? 0);
  while (at >= 0) {
    let end: number;
    if (xml[at + 1] === '!' || xml[at + 1] === '?') {
      end = refuseMarkup(xml, at);
    } else {
      const tag = readTag(xml, at);
      end = at + tag.length;
      if (tag.startsWith('</')) depth -= 1;
      else {
        elements += 1;
        if (!tag.endsWith('/>')) depth += 1;
      }
    }
    if (depth > limits.maxDepth) throw new Refused('source-too-deep', `元素嵌套超过${limits.maxDepth}层`);
    if (elements > limits.maxElements) throw new Refused('source-too-large', `元素超过${limits.maxElements}个`);
    at = xml.indexOf('<', end);
  }
  if (entityPattern.test(xml)) throw new Refused('source-entity', '只接受 XML 预定义的实体');
};
