import { expect } from 'chai';
import { ApiError, textOfError } from '../../../ui-kit/api/api-error.ts';

describe('error texts', () => {
  it('prefer the sentence that names who was faster', () => {
    // given
    const error = new ApiError(409, {
      code: 'task-claimed',
      title: '该任务已被他人签收',
      errors: [{ pointer: '', message: '已被 张三 签收' }],
    });

    // then
    expect(textOfError(error)).to.equal('已被 张三 签收');
  });

  it('go by code before the title, and by title before the status', () => {
    expect(new ApiError(401, { code: 'sign-in-failed', title: '用户名或密码不正确' }).message).to.equal(
      '账号或密码不对。',
    );
    expect(new ApiError(409, { code: 'something-new', title: '办件当前不能寄递' }).message).to.equal(
      '办件当前不能寄递',
    );
    expect(new ApiError(413, {}).message).to.equal('文件太大。');
  });

  it('never show English or internals, but the number under which it was logged', () => {
    expect(new ApiError(500, { title: 'Internal Server Error', traceId: '7f3a' }).message).to.equal(
      '服务器出错，已记录。（编号 7f3a）',
    );
    expect(textOfError(new TypeError('x is not a function'))).to.equal('页面出了问题，请刷新后重试。');
  });
});
