<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=((message.type)!'') != 'warning'; section>
  <#if section = "header">
    ${msg("emailVerifyTitle")}
  <#elseif section = "form">
    <p class="bp-lead"><#if verifyEmail??>${msg("emailVerifyInstruction1", verifyEmail)}<#else>${msg("emailVerifyInstruction4", user.email)}</#if></p>
    <#if verifyEmail??><p class="bp-lead">${msg("emailVerifyInstruction2")}</p></#if>
    <#if isAppInitiatedAction??>
      <form id="kc-verify-email-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <@buttons.actionGroup horizontal=true>
          <@buttons.button label=verifyEmail???then("emailVerifyResend", "emailVerifySend") type=verifyEmail???then("secondary", "primary")/>
          <@buttons.button label="doCancel" name="cancel-aia" type="secondary" formnovalidate="formnovalidate"/>
        </@buttons.actionGroup>
      </form>
    <#else>
      <@buttons.buttonLink href=url.loginAction label="emailVerifyResend"/>
    </#if>
  </#if>
</@layout.registrationLayout>
