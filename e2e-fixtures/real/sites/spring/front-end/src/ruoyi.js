import { ElButton, ElCheckbox, ElForm, ElFormItem, ElInput, ElMessage } from 'element-plus'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-button.css'
import 'element-plus/theme-chalk/el-checkbox.css'
import 'element-plus/theme-chalk/el-form.css'
import 'element-plus/theme-chalk/el-form-item.css'
import 'element-plus/theme-chalk/el-input.css'
import 'element-plus/theme-chalk/el-message.css'
import { createApp, reactive, ref } from 'vue'
import { post } from './post.js'

/** RuoYi's login: a sum without a word about it, kept small by a style sheet, and left in its field by a refusal. */
createApp({
  components: { ElButton, ElCheckbox, ElForm, ElFormItem, ElInput },
  template: `
    <div class="login" v-if="!isIn">
      <el-form :model="form" class="login-form" style="width: 400px; padding: 25px">
        <h3 class="title">若依后台管理系统</h3>
        <el-form-item prop="username"><el-input v-model="form.username" type="text" size="large" auto-complete="off" placeholder="账号" /></el-form-item>
        <el-form-item prop="password"><el-input v-model="form.password" type="password" size="large" auto-complete="off" placeholder="密码" @keyup.enter="logIn" /></el-form-item>
        <el-form-item prop="code" v-if="captchaEnabled">
          <el-input v-model="form.code" size="large" auto-complete="off" placeholder="验证码" style="width: 63%" @keyup.enter="logIn" />
          <div class="login-code" style="width: 33%; height: 40px; float: right"><img :src="codeUrl" class="login-code-img" style="height: 40px; padding-left: 12px; cursor: pointer" @click="getCode"></div>
        </el-form-item>
        <el-checkbox v-model="form.rememberMe" style="margin: 0 0 25px 0">记住密码</el-checkbox>
        <el-form-item style="width: 100%">
          <el-button :loading="loading" size="large" type="primary" style="width: 100%" @click.prevent="logIn"><span v-if="!loading">登 录</span><span v-else>登 录 中...</span></el-button>
        </el-form-item>
      </el-form>
    </div>
    <main v-else><h1>首页</h1></main>`,
  setup() {
    const form = reactive({ username: 'admin', password: 'admin123', rememberMe: false, code: '', uuid: '' })
    const [codeUrl, captchaEnabled, loading, isIn] = [ref(''), ref(true), ref(false), ref(false)]
    async function getCode() {
      const reply = await (await fetch('/ruoyi/captchaImage')).json()
      captchaEnabled.value = reply.captchaEnabled
      if (!reply.captchaEnabled) return
      codeUrl.value = `data:image/gif;base64,${reply.img}`
      form.uuid = reply.uuid
    }
    async function logIn() {
      loading.value = true
      const { code, msg } = await (await post('/ruoyi/login', form)).json()
      if (code === 200) {
        history.pushState({}, '', '/index')
        isIn.value = true
        return
      }
      ElMessage({ message: msg, type: 'error' })
      loading.value = false
      getCode()
    }
    getCode()
    return { form, codeUrl, captchaEnabled, loading, isIn, getCode, logIn }
  },
}).mount('#app')
