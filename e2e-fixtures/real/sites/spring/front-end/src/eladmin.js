import { ElButton, ElCheckbox, ElForm, ElFormItem, ElInput, ElNotification } from 'element-plus'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-button.css'
import 'element-plus/theme-chalk/el-checkbox.css'
import 'element-plus/theme-chalk/el-form.css'
import 'element-plus/theme-chalk/el-form-item.css'
import 'element-plus/theme-chalk/el-input.css'
import 'element-plus/theme-chalk/el-notification.css'
import { createApp, reactive, ref } from 'vue'
import { post } from './post.js'

/** The login of eladmin: refused with status 400 and a notification in the corner. */
createApp({
  components: { ElButton, ElCheckbox, ElForm, ElFormItem, ElInput },
  template: `
    <div class="login" v-if="!isIn">
      <el-form :model="form" label-position="left" label-width="0px" class="login-form" style="width: 385px; padding: 25px">
        <h3 class="title">后台管理系统</h3>
        <el-form-item prop="username"><el-input v-model="form.username" type="text" auto-complete="off" placeholder="账号" /></el-form-item>
        <el-form-item prop="password"><el-input v-model="form.password" type="password" auto-complete="off" placeholder="密码" @keyup.enter="logIn" /></el-form-item>
        <el-form-item prop="code">
          <el-input v-model="form.code" auto-complete="off" placeholder="验证码" style="width: 63%" @keyup.enter="logIn" />
          <div class="login-code" style="width: 33%; height: 38px; float: right"><img :src="codeUrl" style="cursor: pointer; vertical-align: middle" @click="getCode"></div>
        </el-form-item>
        <el-checkbox v-model="form.rememberMe" style="margin: 0 0 25px 0">记住我</el-checkbox>
        <el-form-item style="width: 100%">
          <el-button :loading="loading" type="primary" style="width: 100%" @click.prevent="logIn"><span v-if="!loading">登 录</span><span v-else>登 录 中...</span></el-button>
        </el-form-item>
      </el-form>
    </div>
    <main v-else><h1>首页</h1></main>`,
  setup() {
    const form = reactive({ username: 'admin', password: '123456', rememberMe: false, code: '', uuid: '' })
    const [codeUrl, loading, isIn] = [ref(''), ref(false), ref(false)]
    async function getCode() {
      const { img, uuid } = await (await fetch('/eladmin/auth/code')).json()
      codeUrl.value = img
      form.uuid = uuid
    }
    async function logIn() {
      loading.value = true
      const response = await post('/eladmin/auth/login', form)
      const { message } = await response.json()
      loading.value = false
      if (response.ok) {
        history.pushState({}, '', '/dashboard')
        isIn.value = true
        return
      }
      ElNotification.error({ title: message, duration: 5000 })
      getCode()
    }
    getCode()
    return { form, codeUrl, loading, isIn, getCode, logIn }
  },
}).mount('#app')
