using System.Security.Cryptography.X509Certificates;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Setup;
using Cardshop.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cardshop.Shop.Hosting;

/// <summary>A scheduler in this process, behind a real socket.</summary>
public sealed class ShopHost : IAsyncDisposable
{
    public const string Password = "correct horse";

    private readonly TempFolder? _folder;
    private readonly X509Certificate2? _certificate;
    private readonly List<IDisposable> _clients = [];

    private ShopHost(WebApplication app, TempFolder? folder, X509Certificate2? certificate) => (App, _folder, _certificate) = (app, folder, certificate);

    public WebApplication App { get; }

    public Uri Address => new(App.Urls.First());

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static async Task<ShopHost> StartAsync(
        string? folder = null,
        Action<IServiceCollection>? configure = null,
        Func<SchedulerOptions, SchedulerOptions>? options = null,
        int port = 0,
        X509Certificate2? certificate = null)
    {
        var own = folder is null ? new TempFolder() : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port, endpoint =>
        {
            if (certificate is not null)
            {
                endpoint.UseHttps(certificate);
            }
        }));
        configure?.Invoke(builder.Services);
        var basis = new SchedulerOptions { DataFolder = folder ?? own!.Path, PasswordRounds = 1_000, LoginBurst = 1_000 };
        basis = port == 0 ? basis : basis with { PublicUrl = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{port}/") };
        builder.Services.AddScheduler(options?.Invoke(basis) ?? basis);
        var app = builder.Build();
        app.MapScheduler();
        await app.StartAsync();
        return new ShopHost(app, own, certificate);
    }

    /// <summary>A client that nobody has logged in with.</summary>
    public SchedulerClient Client(string? username = null, string password = Password)
    {
        var http = Http();
        var client = new SchedulerClient(http, TimeProvider.System)
        {
            Credentials = username is null ? null : new Credentials { Username = username, Password = password },
        };
        _clients.Add(client);
        return client;
    }

    public HttpClient Http(bool followsRedirects = true)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = followsRedirects };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) => _certificate is not null && _certificate.Equals(presented);
        var http = new HttpClient(handler) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
        _clients.Add(http);
        return http;
    }

    /// <summary>The first manager, made over the link that is printed.</summary>
    public async Task<SchedulerClient> ManagerAsync()
    {
        var link = await Get<FirstManagers>().CreateLinkAsync();
        if (link is not null)
        {
            await Client().SetUpAsync(new FirstManager { Token = link["/setup/".Length..], Username = "manager", Email = "manager@example.org", Password = Password });
        }

        return Client("manager");
    }

    public async Task<SchedulerClient> UserAsync(SchedulerClient manager, string name, Role role, string? channel = null)
    {
        await manager.CreateUserAsync(new NewUser { Username = name, Email = $"{name}@example.org", Password = Password, Role = role, Channel = channel });
        return Client(name);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await App.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token);
        await App.DisposeAsync();
        _folder?.Dispose();
    }
}
