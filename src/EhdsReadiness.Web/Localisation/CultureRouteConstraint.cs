namespace EhdsReadiness.Web.Localisation;

/// <summary>The first part of an address is the language: exactly <c>fr</c> or <c>en</c>.</summary>
public sealed class CultureRouteConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && Languages.Find(value as string) is not null;
}
