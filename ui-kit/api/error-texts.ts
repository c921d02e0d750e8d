/**
 * Screen texts by stable error code, where the screen has more to say than the server's own sentence;
 * `http-<status>` is the net for answers that carry neither code nor Chinese text.
 */
export const errorTexts: Readonly<Record<string, string>> = {
  'server-unreachable': '连不上服务器，请检查网络后重试。',
  'http-0': '连不上服务器，请检查网络后重试。',
  'http-400': '提交的内容格式不对。',
  'http-401': '登录已失效，请重新登录。',
  'http-403': '您没有权限做这一步。',
  'http-404': '没有找到，或者不属于您的部门。',
  'http-409': '内容已被他人改动，请刷新后再试。',
  'http-412': '您打开之后内容有变化，请刷新后再提交。',
  'http-413': '文件太大。',
  'http-422': '有内容填写不对，请按提示修改。',
  'http-428': '请求缺少版本号，请刷新后再提交。',
  'http-429': '操作太频繁，请稍等片刻再试。',
  'http-500': '服务器出错，已记录。',
  'http-503': '服务暂时不可用，请稍后再试。',
  'not-signed-in': '登录已失效，请重新登录。',
  'sign-in-failed': '账号或密码不对。',
  'account-locked': '连续输错次数过多，账号已暂时锁定，请稍后再试。',
  'csrf-token-invalid': '页面已过期，请刷新后再试。',
  'task-not-found': '没有这个任务，或者不属于您的部门。',
  'task-changed': '您打开之后任务有变化。最新内容已显示，请核对后再提交。',
  'task-already-decided': '这个任务已经办结，您的内容没有提交。',
  'task-over': '办件情况已变化，这个环节不再需要办理。',
  'decision-invalid': '有内容填写不完整或有误，请按提示修改。',
  'form-invalid': '有内容填写不完整或有误，请按提示修改。',
  'clue-changed': '线索有新的事实。最新内容已显示，请核对后再提交。',
  'inquiry-not-found': '没有这条咨询投诉，或者不属于您的部门。',
  'case-not-found': '没有这个办件，或者不属于您的部门。',
};
