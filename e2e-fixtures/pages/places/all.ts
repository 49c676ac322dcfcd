import { html } from 'hono/html'
import { drawSvg } from '../../captchas/live.ts'
import { definePlacePage } from './define-place-page.ts'
import { nestedFrames } from './nested-frames.ts'
import { otherOriginFrames, otherOriginImage } from './other-origin-image.ts'

const size = html`width="150" height="50"`

const background = definePlacePage({
  name: 'background',
  title: 'In the background of an empty element',
  render: (
    path,
  ) => html`<style>.code-field { width: 150px; height: 50px; background: url(${path}) no-repeat }</style>
    <div class="code-field"></div>`,
})

const blob = definePlacePage({
  name: 'blob',
  title: 'From a blob: address',
  render: (path) => html`<img id="picture" ${size} alt="">
    <script>
      fetch('${path}').then((reply) => reply.blob()).then((blob) => {
        document.getElementById('picture').src = URL.createObjectURL(blob)
      })
    </script>`,
})

const pictureElement = definePlacePage({
  name: 'picture-element',
  title: 'One of several sources of a picture element',
  render: (path) =>
    html`<picture><source srcset="${path} 1x, ${path} 2x" type="image/png"><img src="/never-asked-for" ${size} alt=""></picture>`,
})

const lazy = definePlacePage({
  name: 'lazy',
  title: 'Loaded only when it is scrolled to',
  render: (path) => html`<div style="height: 9000px"></div><img loading="lazy" src="${path}" ${size} alt="">`,
})

const offScreen = definePlacePage({
  name: 'off-screen',
  title: 'Beyond the right edge of the window',
  render: (path) => html`<div style="margin-left: 3000px"><img src="${path}" ${size} alt=""></div>
    <style>form { width: 3200px } form label, form button { margin-left: 3000px; width: 160px }</style>`,
})

const overlay = definePlacePage({
  name: 'overlay',
  title: 'Under something that covers it',
  render: (
    path,
  ) => html`<div style="position: relative; width: 150px; height: 50px"><img src="${path}" ${size} alt="">
    <div style="position: absolute; inset: 0; background: #f00; pointer-events: none"></div></div>`,
})

const replaced = definePlacePage({
  name: 'replaced',
  title: 'Replaced by a script once the page has loaded',
  render: (path) => html`<div id="holder"><img src="${path}?first" ${size} alt=""></div>
    <script>
      addEventListener('load', () => {
        document.getElementById('holder').innerHTML = '<p><img src="${path}?second" ${size} alt=""></p>'
      })
    </script>`,
})

const farApart = definePlacePage({
  name: 'far-apart',
  title: 'At the far end of a wide row from its field',
  render: (path) => html`<style>
      form { width: 1200px; position: relative }
      form > img { position: absolute; right: 0; top: 0 }
      form label { width: 200px }
    </style><img src="${path}" ${size} alt="">`,
})

const imageSet = definePlacePage({
  name: 'image-set',
  title: 'In a style, one of several for screens of different densities',
  render: (path) => html`<style>
      .code-field { width: 150px; height: 50px; background: image-set('${path}' 1x, '/never-asked-for' 5x) no-repeat }
    </style><div class="code-field"></div>`,
})

const pseudoElement = definePlacePage({
  name: 'pseudo-element',
  title: 'In front of nothing, by a style alone',
  render: (path) => html`<style>
      .letters { display: block; width: 150px; height: 50px }
      .letters::before { content: ''; display: block; height: 50px; background: url(${path}) no-repeat }
    </style><span class="letters"></span>`,
})

const content = definePlacePage({
  name: 'style-content',
  title: 'As the content of a pseudo-element',
  render: (path) => html`<style>
      .letters { display: block; width: 150px; height: 50px }
      .letters::after { content: url(${path}) }
    </style><i class="letters"></i>`,
})

const mask = definePlacePage({
  name: 'mask',
  title: 'As the shape that a colour is seen through',
  draw: drawSvg,
  render: (path) => html`<style>
      .letters { width: 150px; height: 50px; background: #024; mask: url(${path}) no-repeat; -webkit-mask: url(${path}) no-repeat }
    </style><div class="letters"></div>`,
})

const imageInput = definePlacePage({
  name: 'image-input',
  title: 'As a control that is an image',
  render: (path) =>
    html`<input type="image" src="${path}" ${size} alt="Captcha: click for another one" onclick="this.src = this.src.split('?')[0] + '?' + Date.now(); return false">`,
})

/** Places where an image can be on a page, and kinds of images. */
export const placePages = [
  background,
  blob,
  pictureElement,
  lazy,
  offScreen,
  overlay,
  farApart,
  replaced,
  nestedFrames,
  otherOriginImage,
  imageSet,
  pseudoElement,
  content,
  mask,
  imageInput,
  ...otherOriginFrames,
]
