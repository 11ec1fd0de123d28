using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Setup;

/// <summary>
/// Describes to the framework of a page what a request can call or fill. Left alone the framework looks at every method and property, those
/// of its own base class included, and at what the type of each says of binding, for all pages while the site starts; of the last it asks
/// again when a page is first filled.
/// </summary>
/// <param name="parts">What the framework does.</param>
internal sealed class PageParts(IPageApplicationModelPartsProvider parts) : IPageApplicationModelPartsProvider
{
    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => IsHandler(method) ? parts.CreateHandlerModel(method) : null;

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => parts.CreateParameterModel(parameter);

    public PagePropertyModel CreatePropertyModel(PropertyInfo property)
    {
        if (property.DeclaringType!.IsDefined(typeof(BindPropertiesAttribute), inherit: true))
        {
            return parts.CreatePropertyModel(property);
        }

        object[] attributes = property.DeclaringType == typeof(PageModel) ? [] : property.GetCustomAttributes(inherit: true);
        return new(property, attributes) { PropertyName = property.Name, BindingInfo = BindingInfo.GetBindingInfo(attributes) };
    }

    public bool IsHandler(MethodInfo methodInfo) =>
        methodInfo.Name.StartsWith("On", StringComparison.Ordinal) && parts.IsHandler(methodInfo);
}
