<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p class="bp-lead">${msg("pageExpiredLead")}</p>
    <@buttons.actionGroup>
      <@buttons.buttonLink id="loginContinueLink" href=url.loginAction label="pageExpiredMsg2" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
      <@buttons.buttonLink id="loginRestartLink" href=url.loginRestartFlowUrl label="pageExpiredMsg1"/>
    </@buttons.actionGroup>
  </#if>
</@layout.registrationLayout>
