/** English: container engines. */
import type { EngineTexts } from '../topics/engines.ts'

export const engines = (): EngineTexts => ({
  names: { docker: 'Docker', podman: 'Podman', cri: 'CRI' },
  problems: {
    unreachable: ({ address, errno }) => ({
      said: `No container engine answers on ${address} (${errno}).`,
      next: 'Is it running? Another one: DOCKER_HOST, CONTAINER_HOST or CONTAINER_RUNTIME_ENDPOINT',
    }),
    'bad-address': ({ address, why }) => ({
      said: {
        malformed: `"${address}" is no address of a container engine.`,
        'no-context': `Docker has no context "${address}".`,
        'no-certificates': `There is no ca.pem to know the container engine on ${address} by.`,
      }[why],
      next: {
        malformed: 'Such as unix:///var/run/docker.sock, tcp://HOST:2376 or ssh://USER@HOST',
        'no-context': 'All contexts: docker context ls; another one: DOCKER_CONTEXT',
        'no-certificates': 'Say where it is: DOCKER_CERT_PATH',
      }[why],
    }),
    'not-permitted': ({ address, said }) => ({
      said: `The container engine on ${address} does not let this user in: ${said}`,
      next: 'Try as root, or as a member of the group that owns the socket',
    }),
    'timed-out': ({ address, milliseconds }) => ({
      said: `The container engine on ${address} took the question and said nothing for ${milliseconds / 1000} s.`,
      next: 'Look at its log; a process of the container can still be asked about: sigwhy PID TERM',
    }),
    'called-off': () => ({ said: 'Called off.', next: 'Nothing was changed.' }),
    'no-such': ({ reference, said }) => ({
      said: `The engine knows no "${reference}": ${said}`,
      next: 'All containers: sigwhy audit',
    }),
    ambiguous: ({ reference, said }) => ({
      said: `"${reference}" is the beginning of more than one id: ${said}`,
      next: 'Give more of the id, or the name',
    }),
    'not-running': ({ reference, said }) => ({
      said: `"${reference}" does not run: ${said}`,
      next: `How it ended: sigwhy why-died ${reference}`,
    }),
    unsupported: ({ question, said }) => ({
      said: `This engine cannot be asked for ${question}: ${said}`,
      next: 'Ask about a process of the container instead: sigwhy PID TERM',
    }),
    refused: ({ status, said }) => ({
      said: `The engine refused (${status}): ${said}`,
      next: 'Its log may say more.',
    }),
  },
  'no-container': ({ text, asked, didYouMean }) => ({
    said: `"${text}" is neither a process id, a command nor a container${asked.length === 0 ? '; no container engine answers here' : ` of ${asked.join(', ')}`}.${
      didYouMean.length === 0 ? '' : ` Did you mean ${didYouMean.join(' or ')}?`
    }`,
    next: 'Try: sigwhy 1, sigwhy docker:NAME, or sigwhy --help',
  }),
  'in-several': ({ text, engines }) => ({
    said: `There is a container "${text}" in ${engines.join(' and in ')}.`,
    next: `Say which: ${engines.map((engine) => `sigwhy ${engine}:${text}`).join(', ')}`,
  }),
  elsewhere: ({ name, address }) => ({
    said: `The processes of ${name} are not those of this machine: ${address} leads elsewhere.`,
    next: `Read them there: sigwhy collect | docker exec -i ${name} sh -s | sigwhy -`,
  }),
  'no-process': ({ name, state }) => ({
    said: `The container ${name} is ${state}: it has no process to ask about.`,
    next: `How it ended: sigwhy why-died ${name}`,
  }),
})
