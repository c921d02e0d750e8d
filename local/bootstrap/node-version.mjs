// Old syntax only: this file has to be understood by the Node versions it refuses.
const OLDEST = [20, 19];

export const nodeTooOld = () => {
  const version = process.versions.node.split('.').map(Number);
  const isOld = version[0] < OLDEST[0] || (version[0] === OLDEST[0] && version[1] < OLDEST[1]);
  if (!isOld) return '';
  return (
    'Node.js 版本过低：需要 ' +
    OLDEST.join('.') +
    ' 或更新，当前为 ' +
    process.versions.node +
    '，请先升级（Node.js ' +
    OLDEST.join('.') +
    ' or newer is required）。'
  );
};
