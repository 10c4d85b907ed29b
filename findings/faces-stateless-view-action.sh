#!/usr/bin/env bash
# A stateless Faces view (f:view transient="true") loses the submitted values when a field fails validation, if the page is a
# template client and defines its f:metadata with ui:define. Without metadata, or without a template, the same form is shown with
# all submitted values, the invalid one included. A preRenderView event instead of the view action keeps the values.
# Concerns everybody whose pages load data with f:viewAction and have a form.
#
# Seen with Payara Micro 6.2025.10. Needs Maven, curl, zip and a JDK 17. Exits with 1 when the behaviour changes.
set -euo pipefail

version=6.2025.10
port=18231
work=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi; rm -rf "$work"' EXIT

mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
  "-Dartifact=fish.payara.extras:payara-micro:$version" "-DoutputDirectory=$work" "-Dmdep.stripVersion=true" >/dev/null

mkdir -p "$work/war/WEB-INF"
cat >"$work/war/WEB-INF/web.xml" <<'XML'
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <servlet>
    <servlet-name>faces</servlet-name>
    <servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class>
  </servlet>
  <servlet-mapping>
    <servlet-name>faces</servlet-name>
    <url-pattern>*.xhtml</url-pattern>
  </servlet-mapping>
</web-app>
XML
echo '<beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>' >"$work/war/WEB-INF/beans.xml"

cat >"$work/war/WEB-INF/template.xhtml" <<'XHTML'
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:f="jakarta.faces.core" xmlns:ui="jakarta.faces.facelets">
<f:view transient="true">
  <ui:insert name="metadata"/>
  <h:head><title>form</title></h:head>
  <h:body><ui:insert name="main"/></h:body>
</f:view>
</html>
XHTML

page() { # name, metadata
  cat >"$work/war/$1.xhtml" <<XHTML
<ui:composition xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:f="jakarta.faces.core"
    xmlns:ui="jakarta.faces.facelets" template="/WEB-INF/template.xhtml">
  <ui:define name="metadata">$2</ui:define>
  <ui:define name="main">
    <h:form id="form">
      <h:inputText id="name" value="#{requestScope.name}"/>
      <h:inputText id="number" value="#{requestScope.number}"><f:validateLongRange minimum="1"/></h:inputText>
      <h:commandButton id="save" value="Save"/>
    </h:form>
  </ui:define>
</ui:composition>
XHTML
}
page plain ''
page action '<f:metadata><f:viewAction action="#{facesContext.getViewRoot}"/></f:metadata>'
(cd "$work/war" && zip -q -r "$work/forms.war" .)

cat >"$work/loopback.txt" <<'CMD'
set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
CMD
java -Xmx512m -jar "$work/payara-micro.jar" --port "$port" --nohazelcast --disablephonehome \
  --prebootcommandfile "$work/loopback.txt" --deploy "$work/forms.war" --contextroot / >"$work/log" 2>&1 &
server=$!
for _ in $(seq 90); do
  if curl -sf -o /dev/null "http://127.0.0.1:$port/plain.xhtml"; then break; fi
  sleep 1
done

# Posts a name that is right and a number that is wrong, and prints the fields of the page that comes back.
fields() {
  curl -s --data-urlencode 'form=form' --data-urlencode 'form:name=typed' --data-urlencode 'form:number=wrong' \
    --data-urlencode 'form:save=Save' --data-urlencode 'jakarta.faces.ViewState=stateless' "http://127.0.0.1:$port/$1.xhtml" \
    | grep -o '<input id="form:n[^>]*>' || true
}
plain=$(fields plain)
action=$(fields action)
echo "Payara Micro $version"
echo "without a view action: $plain"
echo "with a view action:    $action"
[[ $plain == *'value="typed"'* && $plain == *'value="wrong"'* ]] || { echo "The page without a view action no longer keeps the values."; exit 1; }
[[ -n $action && $action != *'value="typed"'* && $action != *'value="wrong"'* ]] \
  || { echo "The page with a view action keeps the values now."; exit 1; }
echo "As expected: only the page without a view action keeps what was typed."
