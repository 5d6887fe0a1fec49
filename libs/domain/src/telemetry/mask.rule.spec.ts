import { isSecretName, mask } from './mask.rule.js';
import { requestIdOf } from './request-id.rule.js';

describe('what may stand in a log', () => {
  it.each([
    ['the client 8 (900) 000-14-27 called', 'the client [number] called'],
    ['+79000001427', '[number]'],
    ['паспорт 4510 123456 выдан', 'паспорт [number] выдан'],
    ['ИНН 7707083893.', 'ИНН [number].'],
    ['write to some.one+x@example.com, please', 'write to [e-mail], please'],
    ['почта@пример.рф', '[e-mail]'],
    ['Bearer abc.def-123', 'Bearer [hidden]'],
    ['postgres://reglament_app:s3cret@127.0.0.1:5432/db', 'postgres://[hidden]@127.0.0.1:5432/db'],
    ['/invitation?token=abcdef&lang=ru', '/invitation?token=[hidden]&lang=[hidden]'],
  ])('is without what is personal or secret: %s', (text, masked) => expect(mask(text)).toBe(masked));

  it.each([
    'Command 0196f4f0-1111-7222-8333-444455556666 will be tried again: deadline exceeded',
    'Audit seal 12 over 5000 entries: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '2026-11-22T18:18:23.123Z',
    'duplicate key value violates unique constraint "client_key_unique"',
  ])('keeps what an operator looks for: %s', (text) => expect(mask(text)).toBe(text));

  it('hides members of telling names, and no others', () => {
    expect(
      ['password', 'csrfToken', 'Authorization', 'set-cookie', 'phone', 'clientEmail', 'sessionSecret', 'body'].filter((name) => !isSecretName(name)),
    ).toEqual([]);
    expect(['context', 'route', 'status', 'workflowId', 'attempts', 'kind', 'ms'].filter(isSecretName)).toEqual([]);
  });

  it('takes an id of a request only where it is a UUID: nobody writes anything else into the logs with it', () => {
    expect(requestIdOf('0f0f4d2e-1b1c-4a6e-9d3f-3c2b1a0f9e8d')).toBe('0f0f4d2e-1b1c-4a6e-9d3f-3c2b1a0f9e8d');
    for (const given of ['+79000001427', 'x', '', '0f0f4d2e-1b1c-4a6e-9d3f-3c2b1a0f9e8d\nINFO', undefined, ['0f0f4d2e-1b1c-4a6e-9d3f-3c2b1a0f9e8d']])
      expect(requestIdOf(given)).toBeUndefined();
  });
});
