<#-- Every mail: Byråportal's mark, a greeting, the text of messages_*.properties, the link once more.
     Table HTML with inline styles, always light. A paragraph that is nothing but a link becomes the button. -->
<#macro emailLayout>
<#local body><#nested></#local>
<#local html=body?is_markup_output?then(body?markup_string, body)
    ?replace('<p>\\s*<a ', '<p style="margin:18px 0"><a style="display:inline-block;padding:11px 22px;border-radius:8px;background:#0F6291;color:#FFFFFF;font-weight:600;line-height:22px;text-decoration:none" ', 'r')
    ?replace('<p>', '<p style="margin:0 0 10px">')
    ?replace('<ul>', '<ul style="margin:0 0 10px;padding:0 0 0 20px">')
    ?replace('<a href', '<a style="color:#0F6291" href')>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light only">
<meta name="supported-color-schemes" content="light only">
<title>${msg("mailFrom")}</title>
<style>:root{color-scheme:light only} @media (max-width:600px){.bp-card{padding:24px 20px 20px!important} .bp-canvas{padding:12px 8px!important}}</style>
</head>
<body style="margin:0;padding:0;background:#F2F5F6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#F2F5F6"><tr><td class="bp-canvas" align="center" style="padding:28px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#FFFFFF" style="max-width:560px;border:1px solid #E3E8EB;border-radius:12px;border-collapse:separate"><tr>
<td class="bp-card" style="padding:28px 36px 24px;font-family:Inter,'Segoe UI',system-ui,-apple-system,Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:23px;color:#14212B;text-align:left">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td width="26" height="26" bgcolor="#0F6291" align="center" valign="middle" style="width:26px;height:26px;border-radius:7px;font-size:0;line-height:0">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" align="center" style="margin:0 auto;border-bottom:2px solid #FFFFFF"><tr>
<#list [7, 11, 5] as bar><td valign="bottom" style="padding:0 1px;font-size:0;line-height:0"><div style="width:2px;height:${bar}px;background:#FFFFFF;font-size:0;line-height:0">&nbsp;</div></td></#list>
</tr></table>
</td>
<td style="padding-left:10px;font-size:15px;line-height:20px;font-weight:600">${realmName}</td>
</tr></table>
<h1 style="margin:18px 0 8px;font-size:21px;line-height:28px;font-weight:600"><#if (user.firstName)?has_content>${msg("mailGreeting", user.firstName)}<#else>${msg("mailGreetingPlain")}</#if></h1>
${html?no_esc}
<#if link??>
<#if linkExpiration??><p style="margin:14px 0 10px;font-size:13px;line-height:19px;color:#5C6C77">${msg("mailLinkWorksUntil", linkWorksUntil())}</p></#if>
<p style="margin:18px 0 0;padding:14px 0 0;border-top:1px solid #E3E8EB;font-size:13px;line-height:19px;color:#5C6C77">${msg("mailNotExpected")} <a href="${link}" style="color:#0F6291">${msg("mailOtherLink")}</a></p>
</#if>
</td></tr></table>
</td></tr></table>
</body>
</html>
</#macro>

<#function linkWorksUntil>
  <#setting locale=(locale.language == "nb")?then("nb_NO", "en_GB")>
  <#setting time_zone=properties.timeZone!"UTC">
  <#return (.now?long + linkExpiration * 60000)?number_to_datetime?string(msg("mailTimeFormat"))>
</#function>
