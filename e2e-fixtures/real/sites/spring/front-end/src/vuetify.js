import { createApp, reactive, ref } from 'vue'
import { createVuetify } from 'vuetify'
import { VAlert } from 'vuetify/components/VAlert'
import { VApp } from 'vuetify/components/VApp'
import { VBtn } from 'vuetify/components/VBtn'
import { VCard, VCardActions, VCardText } from 'vuetify/components/VCard'
import { VForm } from 'vuetify/components/VForm'
import { VCol, VRow } from 'vuetify/components/VGrid'
import { VImg } from 'vuetify/components/VImg'
import { VMain } from 'vuetify/components/VMain'
import { VTextField } from 'vuetify/components/VTextField'
import 'vuetify/styles'
import { post } from './post.js'

/** A login with Vuetify's own image, beside its text field: the image is laid over an empty box of its shape. */
createApp({
  components: {
    VAlert,
    VApp,
    VBtn,
    VCard,
    VCardActions,
    VCardText,
    VCol,
    VForm,
    VImg,
    VMain,
    VRow,
    VTextField,
  },
  template: `
    <v-app><v-main>
      <v-form v-if="!isIn" @submit.prevent="logIn"><v-card title="Sign in" width="460" class="mx-auto mt-8"><v-card-text>
        <v-alert v-if="refusal" type="error" variant="tonal" class="mb-4">{{ refusal }}</v-alert>
        <v-text-field v-model="form.username" label="User name" prepend-inner-icon="mdi-account" />
        <v-text-field v-model="form.password" label="Password" type="password" />
        <v-row align="center">
          <v-col cols="8"><v-text-field v-model="form.verCode" label="Verification code" autocomplete="off" hide-details /></v-col>
          <v-col cols="4"><v-img :src="image" height="48" style="cursor: pointer" @click="draw" /></v-col>
        </v-row>
      </v-card-text><v-card-actions>
        <v-btn type="submit" color="primary" variant="flat" block :loading="isBusy">Sign in</v-btn>
      </v-card-actions></v-card></v-form>
      <h1 v-else>Dashboard</h1>
    </v-main></v-app>`,
  setup() {
    const form = reactive({ username: 'ada', password: 'lovelace', verCode: '', verKey: '' })
    const [image, refusal, isBusy, isIn] = [ref(''), ref(''), ref(false), ref(false)]
    async function draw() {
      const reply = await (await fetch('/separate/png/captcha')).json()
      image.value = reply.image
      form.verKey = reply.key
    }
    async function logIn() {
      isBusy.value = true
      const { ok } = await (await post('/separate/png/login', form)).json()
      isBusy.value = false
      isIn.value = ok
      if (ok) return
      refusal.value = 'The verification code is wrong.'
      form.verCode = ''
      draw()
    }
    draw()
    return { form, image, refusal, isBusy, isIn, draw, logIn }
  },
})
  .use(createVuetify())
  .mount('#app')
