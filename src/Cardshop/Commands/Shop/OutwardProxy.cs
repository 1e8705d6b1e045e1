using System.Net;

namespace Cardshop.Commands.Shop;

/// <summary>The proxy of the system, but never on the way to this machine itself: passwords may go there in clear because nobody else sees them.</summary>
internal sealed class OutwardProxy(IWebProxy system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system.Credentials;
        set => system.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : system.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || system.IsBypassed(host);
}
