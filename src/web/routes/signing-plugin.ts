import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ownCertificates } from '../../application/signing/certificates.ts'
import { NotForYou } from '../errors.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { homeOf, openSigning, signers } from '../signing/open-signing.ts'

/**
 * The plug-in's own script compiles code as it runs and loads a file of the browser's extension, which no other page of ours
 * allows. So it lives on a page of its own, with nothing else on it.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval' chrome-extension://iifchhfnnmpdbibifmljnfjhpififfog chrome-extension://epebfcehmdedogndhlcacafjaacknbcm",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';')

/** Signing by the plug-in of the browser: the only page with scripts it cannot do without. */
export const signingPluginRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.signingThing(':id', 'plugin'),
    roles: signers,
    handler: async context => {
      const { card, paper } = await openSigning(desk, context)
      const mine = card.signers.find(({ personId }) => personId === context.actor.personId)
      const own = (await ownCertificates(desk.app, context)).find(({ id }) => id === mine?.certificate.id)
      const facts = own && desk.signing.check.certificate(own.der)?.facts
      if (card.status !== 'ready' || mine?.signature !== null || own === undefined || facts === undefined)
        throw new NotForYou()
      context.reply.header('content-security-policy', policy)
      const thumbprint = createHash('sha1').update(own.der).digest('hex').toUpperCase()
      return context.render({
        title: 'Подпись плагином КриптоПро',
        caption: paper.title,
        lead: `Сертификат № ${own.serial}, владелец – ${own.owner}.`,
        breadcrumbs: [{ label: 'Подпись документа', address: homeOf(paper) }],
        width: 'reading',
        body: html`<div id="plugin" data-file="${url(paths.signingThing(card.id, 'document.pdf'))}" data-thumbprint="${thumbprint}" data-bits="${String(facts.keyBits)}">
          <p class="govuk-body" id="plugin-state" role="status">Нужны CSP КриптоПро, плагин и расширение браузера. Без них <a class="govuk-link" href="${url(homeOf(paper))}">подпишите файл в своей программе и приложите .sig</a>.</p>
          <form method="post" action="${url(paths.signingThing(card.id, 'plugin'))}" id="plugin-form">
            <input type="hidden" name="_csrf" value="${context.csrf}"><input type="hidden" name="signature" value="">
            <noscript><p class="govuk-body">В браузере выключен JavaScript: плагин без него не работает.</p></noscript>
            <button class="govuk-button" type="button" id="plugin-button" hidden>Подписать</button>
          </form></div>
          ${server.site.assets.plugin.map(script => html`<script src="${url(script)}" defer></script>`)}`,
      })
    },
  })
}
