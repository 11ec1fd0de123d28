using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace EhdsReadiness.Web.Accounts;

/// <summary>The keys of data protection among those that the instances of a site share. The framework reads them once a day, and before
/// a key is in use it is there for two days.</summary>
internal sealed class KeyRepository(KeyStore keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. keys.RingAsync(CancellationToken.None).GetAwaiter().GetResult().Select(key => XElement.Parse(key.Value)),
    ];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.AddAsync($"{KeyStore.Ring}{friendlyName}.xml", element.ToString(), CancellationToken.None).GetAwaiter().GetResult();
}
