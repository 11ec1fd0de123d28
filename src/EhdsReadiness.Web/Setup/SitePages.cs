using EhdsReadiness.Web.Pages.Ministry;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace EhdsReadiness.Web.Setup;

/// <summary>Razor Pages with their languages, their texts and their guard.</summary>
public static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddSingleton<SentFormStore>();
        services.AddSingleton<CarriedForms>();
        services.AddSingleton<PageTexts>();
        services.AddTransient<ViewTexts>();
        services.AddRouting(options => options.ConstraintMap["culture"] = typeof(CultureRouteConstraint));
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new(System.Text.Unicode.UnicodeRanges.All));
        services.AddRazorPages(options =>
            {
                options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
                options.Conventions.AddPageRouteModelConvention("/Ministry/Download", PublicationFile.AddRoutes);
            })
            .AddMvcOptions(options =>
            {
                options.Filters.Add<FormGuard>();
                // As early as the filter that a page is itself, before which those of all pages come.
                options.Filters.Add<SendOnce>(int.MinValue);
                // They answer a field's name such as "a[" with an exception, and no field of ours is named in their way.
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
                // Forms say themselves what they miss, in the reader's language.
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            })
            // There are none, and looking for them takes every type of the site.
            .ConfigureApplicationPartManager(parts =>
                parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
        var parts = services.Single(service => service.ServiceType == typeof(IPageApplicationModelPartsProvider));
        services.Replace(ServiceDescriptor.Singleton<IPageApplicationModelPartsProvider>(provider =>
            new PageParts((IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(provider, parts.ImplementationType!))));
        return services;
    }
}
