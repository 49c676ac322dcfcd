import { mount } from 'svelte'
import Poll from './Poll.svelte'

mount(Poll, { target: document.getElementById('app') })
