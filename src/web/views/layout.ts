import type { FieldError } from '../forms.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { banner } from './banner.ts'
import { errorSummary, form } from './form.ts'

export type LinkView = { label: string; address: string }

/** An entry of the menu; `count` is the small number beside it («12 дел ждут вас»). */
export type NavigationItem = LinkView & {
  current?: boolean | undefined
  count?: number | undefined
  /** Pages that belong to the entry though their addresses begin otherwise. */
  also?: readonly string[] | undefined
}

/** What a page says of itself. The heading is the page's only h1. */
export type PageView = {
  title: string
  /** The h1, when it differs from the title of the window. */
  heading?: Printable
  /** Small words above the heading: the number of the case, the step. */
  caption?: string | undefined
  /** One or two sentences under the heading. */
  lead?: Printable
  /** The way here, without the page itself. */
  breadcrumbs?: readonly LinkView[] | undefined
  errors?: readonly FieldError[] | undefined
  /** The same content for programs: feeds, tables. */
  alternates?: readonly { type: string; title: string; address: string }[] | undefined
  /** Sections of one thing (the case's tabs), under the heading. */
  sections?: Html | undefined
  /** `reading` keeps lines short (forms, texts); `wide` is for tables and cards. */
  width?: 'reading' | 'wide' | undefined
  body: Printable
}

/** What the site adds around every page. */
export type ShellView = {
  styles: string
  script: string
  /** Sends files before their form, where the reader may do so. */
  upload?: string | undefined
  icon: string
  fonts: readonly string[]
  home: string
  /** «Министерство образования Кузбасса» of the person's role; undefined for a citizen. */
  ministry?: string | undefined
  person?:
    | {
        name: string
        role?: string | undefined
        switchRole?: string | undefined
        account?: string | undefined
        signOut: string
        csrf: string
      }
    | undefined
  signIn?: string | undefined
  navigation: readonly NavigationItem[]
  flash?: { kind: 'success' | 'information'; words: string } | undefined
  demo: boolean
  footer: readonly LinkView[]
}

/** The whole page. Complete without scripts; the only script guards against double clicks and fetches the one for files. */
export const layout = (page: PageView, shell: ShellView): Html =>
  html`<!DOCTYPE html>
<html lang="ru" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#0b3c4c">
<meta name="format-detection" content="telephone=no">
<title>${page.errors?.length ? 'Ошибка: ' : ''}${page.title} – Категория</title>
${shell.fonts.map(font => html`<link rel="preload" href="${url(font)}" as="font" type="font/woff2" crossorigin>`)}
<link rel="stylesheet" href="${url(shell.styles)}">
<link rel="icon" href="${url(shell.icon)}" type="image/svg+xml">
${page.alternates?.map(one => html`<link rel="alternate" type="${one.type}" title="${one.title}" href="${url(one.address)}">\n`)}
<script src="${url(shell.script)}" ${shell.upload && html`data-upload="${url(shell.upload)}"`} defer></script>
</head>
<body class="govuk-template__body">
<a href="#main" class="govuk-skip-link">Перейти к содержанию</a>
${header(shell)}
${shell.navigation.length > 0 && navigation(shell.navigation)}
<div class="govuk-width-container">
${page.breadcrumbs && page.breadcrumbs.length > 0 && breadcrumbs(page.breadcrumbs)}
<main class="govuk-main-wrapper ${page.width === 'reading' && 'house-reading'}" id="main" tabindex="-1">
${shell.flash && banner({ kind: shell.flash.kind, body: shell.flash.words })}
${page.errors && errorSummary(page.errors)}
${page.caption && html`<p class="house-caption">${page.caption}</p>`}
<h1 class="govuk-heading-l">${page.heading ?? page.title}</h1>
${page.lead && html`<div class="house-lead">${page.lead}</div>`}
${page.sections}
${page.body}
</main>
</div>
${footer(shell)}
</body>
</html>`

const header = (shell: ShellView): Html =>
  html`<header>
  ${shell.demo && html`<div class="house-stand"><div class="govuk-width-container"><strong>Учебный стенд.</strong> Все люди, школы и дела вымышлены.</div></div>`}
  <div class="house-header"><div class="govuk-width-container house-header__row">
    <a class="house-header__brand" href="${url(shell.home)}">
      <img class="house-header__mark" src="${url(shell.icon)}" alt="" width="36" height="36">
      <span><span class="house-header__product">Категория</span>
      <span class="house-header__ministry">${shell.ministry ?? 'Аттестация педагогических работников'}</span></span>
    </a>
    <div class="house-header__person">${shell.person ? person(shell.person) : shell.signIn && html`<a href="${url(shell.signIn)}">Войти</a>`}</div>
  </div></div>
</header>`

const person = (who: NonNullable<ShellView['person']>): Html =>
  html`<div class="house-header__who"><span class="house-header__name">${who.name}</span>
    ${who.role && html`<span class="house-header__role">${who.role}</span>`}</div>
    ${who.account && html`<a href="${url(who.account)}">Мой вход</a>`}
    ${who.switchRole && html`<a href="${url(who.switchRole)}">Сменить роль</a>`}
    ${form({ action: who.signOut, csrf: who.csrf, body: html`<button class="house-header__out" type="submit">Выйти</button>` })}`

const navigation = (items: readonly NavigationItem[]): Html =>
  html`<nav class="house-navigation" aria-label="Разделы">
  <ul class="govuk-width-container house-navigation__list">
    ${items.map(
      item =>
        html`<li><a class="house-navigation__link" href="${url(item.address)}" ${item.current && html`aria-current="page"`}>${item.label}${item.count !== undefined && item.count > 0 && html` <span class="house-count">${item.count}</span>`}</a></li>`,
    )}
  </ul>
</nav>`

const breadcrumbs = (way: readonly LinkView[]): Html =>
  html`<nav class="govuk-breadcrumbs" aria-label="Путь к странице">
  <ol class="govuk-breadcrumbs__list">
    ${way.map(step => html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${url(step.address)}">${step.label}</a></li>`)}
  </ol>
</nav>`

const footer = (shell: ShellView): Html =>
  html`<footer class="house-footer">
  <div class="govuk-width-container">
    ${shell.footer.length > 0 && html`<ul class="house-footer__links">${shell.footer.map(link => html`<li><a href="${url(link.address)}">${link.label}</a></li>`)}</ul>`}
    <p class="house-footer__words">«Категория» – аттестация педагогических работников на первую и высшую квалификационные категории, «педагог-методист» и «педагог-наставник».</p>
  </div>
</footer>`
