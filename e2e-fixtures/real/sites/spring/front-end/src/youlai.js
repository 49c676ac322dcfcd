import { ElButton, ElCheckbox, ElForm, ElFormItem, ElImage, ElInput, ElLink, ElMessage } from 'element-plus'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-button.css'
import 'element-plus/theme-chalk/el-checkbox.css'
import 'element-plus/theme-chalk/el-form.css'
import 'element-plus/theme-chalk/el-form-item.css'
import 'element-plus/theme-chalk/el-image.css'
import 'element-plus/theme-chalk/el-input.css'
import 'element-plus/theme-chalk/el-link.css'
import 'element-plus/theme-chalk/el-message.css'
import { createApp, reactive, ref } from 'vue'
import { post } from './post.js'

/** The login of vue3-element-admin: Element Plus's own image, which appears once it has loaded. */
createApp({
  components: { ElButton, ElCheckbox, ElForm, ElFormItem, ElImage, ElInput, ElLink },
  template: `
    <div class="login-form" v-if="!isIn" style="width: 460px; padding: 40px">
      <el-form :model="form">
        <div class="form-title"><h2>vue3-element-admin</h2></div>
        <el-form-item prop="username"><el-input v-model="form.username" placeholder="用户名" name="username" size="large" /></el-form-item>
        <el-form-item prop="password"><el-input v-model="form.password" placeholder="密码" type="password" name="password" size="large" show-password @keyup.enter="logIn" /></el-form-item>
        <el-form-item prop="captchaCode">
          <div class="input-wrapper" style="display: flex; align-items: center; width: 100%">
            <el-input v-model="form.captchaCode" auto-complete="off" size="large" style="flex: 1" placeholder="验证码" @keyup.enter="logIn" />
            <el-image :src="captchaBase64" class="captcha-img" style="height: 48px; cursor: pointer" @click="getCaptcha" />
          </div>
        </el-form-item>
        <div style="display: flex; justify-content: space-between"><el-checkbox>记住我</el-checkbox><el-link type="primary" href="/forget-password">忘记密码？</el-link></div>
        <el-button :loading="loading" type="primary" size="large" style="width: 100%" @click.prevent="logIn">登 录</el-button>
      </el-form>
    </div>
    <main v-else><h1>首页</h1></main>`,
  setup() {
    const form = reactive({ username: 'admin', password: '123456', captchaKey: '', captchaCode: '' })
    const [captchaBase64, loading, isIn] = [ref(''), ref(false), ref(false)]
    async function getCaptcha() {
      const { data } = await (await fetch('/youlai/api/v1/auth/captcha')).json()
      form.captchaKey = data.captchaKey
      captchaBase64.value = data.captchaBase64
    }
    async function logIn() {
      loading.value = true
      const { code, msg } = await (await post('/youlai/api/v1/auth/login', form)).json()
      loading.value = false
      if (code === '00000') {
        history.pushState({}, '', '/dashboard')
        isIn.value = true
        return
      }
      ElMessage.error(msg)
      getCaptcha()
    }
    getCaptcha()
    return { form, captchaBase64, loading, isIn, getCaptcha, logIn }
  },
}).mount('#app')
