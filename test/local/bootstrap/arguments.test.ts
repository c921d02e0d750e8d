import { expect } from 'chai';
import { readArguments } from '../../../local/bootstrap/arguments.mjs';

describe('arguments of npm start', () => {
  it('are port 8080 and .data of the clone unless told', () => {
    expect(readArguments('/clone', [], {})).to.eql({ port: 8080, dataDir: '/clone/.data' });
  });

  it('may come from the environment, and are overruled by the command line', () => {
    const env = { PORT: '9000', DATA_DIR: '/srv/a' };
    expect(readArguments('/clone', [], env)).to.eql({ port: 9000, dataDir: '/srv/a' });
    expect(readArguments('/clone', ['--port', '9001', '--data=/srv/b'], env)).to.eql({ port: 9001, dataDir: '/srv/b' });
  });

  it('are refused with a sentence where they make no sense', () => {
    expect(() => readArguments('/clone', ['--port', 'http'], {})).to.throw('端口不正确：http');
    expect(() => readArguments('/clone', ['--port', '70000'], {})).to.throw('端口不正确：70000');
    expect(() => readArguments('/clone', ['--data'], {})).to.throw('--data 后面缺少取值');
  });
});
