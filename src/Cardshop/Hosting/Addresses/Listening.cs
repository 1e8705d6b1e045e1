using Cardshop.Hosting.Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Cardshop.Hosting.Addresses;

/// <summary>Has the web server listen where sockets are held already.</summary>
internal static class Listening
{
    /// <summary>Bytes of an answer that wait to be sent, so that the next ones are read from the disk meanwhile.</summary>
    private const long WriteBuffer = 512 << 10;

    public static void ListenAt(this IWebHostBuilder host, BoundAddresses bound, ServerCertificate? certificate)
    {
        // Whatever the environment says was read before, with everything else that can be set.
        host.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        host.ConfigureServices(services => services.Configure<SocketTransportOptions>(options => (options.CreateBoundListenSocket, options.MaxWriteBufferSize) = (bound.SocketFor, WriteBuffer)));
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var address in bound.All)
            {
                kestrel.Listen(address.EndPoint, listen =>
                {
                    if (address.Url.IsHttps)
                    {
                        listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate!.Certificate, ServerCertificateChain = certificate.Chain });
                    }
                });
            }
        });
    }
}
