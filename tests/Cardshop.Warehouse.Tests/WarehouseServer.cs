using System.Net;
using System.Net.Http.Headers;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Ftp;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Cardshop.Warehouse.Tests;

/// <summary>A warehouse in this process, behind a real socket of loopback.</summary>
internal sealed class WarehouseServer : IAsyncDisposable
{
    public const string ServiceToken = "the-token-of-the-scheduler-0123456789";

    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;

    private WarehouseServer(Action<WarehouseOptions>? configure, TimeProvider? clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton<IAccessTokens>(new TestTokens());
        builder.Services.AddWarehouse(options =>
        {
            options.Folder = Root;
            options.KeepFree = 0;
            options.Ftp.Port = 0;
            options.ServiceToken = ServiceToken;
            configure?.Invoke(options);
        });
        builder.Services.AddFtpDoor(() => Certificate.Context);
        _app = builder.Build();
        _app.MapWarehouse();
    }

    public TestCertificate Certificate { get; } = new();

    public int FtpPort => Service<FtpDoor>().Endpoint!.Port;

    public string Root => _folder["warehouse"];

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(2) };

    public Uri Uploads => new(Client.BaseAddress!, "v1/warehouse/uploads");

    public IObjectStore Store => Service<IObjectStore>();

    public static async Task<WarehouseServer> StartAsync(Action<WarehouseOptions>? configure = null, TimeProvider? clock = null)
    {
        var server = new WarehouseServer(configure, clock);
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.Single() + "/");
        return server;
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public string Grant(string name, long maxLength = 1 << 30, Func<Grant, Grant>? with = null)
    {
        var grant = new Grant(ObjectName.Parse(name), maxLength, Service<TimeProvider>().GetUtcNow().AddDays(1)) { Channel = "kiwix", Owner = "creator1" };
        return Service<Grants>().Issue(with?.Invoke(grant) ?? grant);
    }

    /// <summary>The address of an object with a link for a day.</summary>
    public Uri Link(string name) => new(
        Client.BaseAddress!, $"v1/warehouse/objects/{name}{Service<SignedLinks>().Sign(ObjectName.Parse(name), Service<TimeProvider>().GetUtcNow().AddDays(1))}");

    public static HttpRequestMessage Tus(string method, Uri address, string? token, params (string Name, string Value)[] headers)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), address);
        message.Headers.Add("Tus-Resumable", "1.0.0");
        message.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
        {
            Assert.True(message.Headers.TryAddWithoutValidation(name, value));
        }

        return message;
    }

    public static ByteArrayContent Body(byte[] bytes, string type = "application/offset+octet-stream")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, HttpContent? content = null)
    {
        using (message)
        {
            message.Content = content;
            return await Client.SendAsync(message, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Begins an upload.</summary>
    public async Task<Uri> CreateAsync(string name, string token, long length, Sha256Digest? digest, string more = "")
    {
        using var response = await SendAsync(Tus("POST", Uploads, token, ("Upload-Length", length.ToString()), ("Upload-Metadata", Metadata(name, digest) + more)));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return response.Headers.Location!;
    }

    public Task<HttpResponseMessage> PatchAsync(Uri upload, string token, long offset, byte[] bytes, params (string Name, string Value)[] headers) =>
        SendAsync(Tus("PATCH", upload, token, [("Upload-Offset", offset.ToString()), .. headers]), Body(bytes));

    public async Task<long> OffsetAsync(Uri upload, string token)
    {
        using var response = await SendAsync(Tus("HEAD", upload, token));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return long.Parse(response.Headers.GetValues("Upload-Offset").Single());
    }

    /// <summary>Puts an object there.</summary>
    public async Task PutAsync(string name, byte[] bytes, Func<Grant, Grant>? with = null)
    {
        var token = Grant(name, with: with);
        var upload = await CreateAsync(name, token, bytes.Length, Sha256Digest.Of(bytes));
        using var response = await PatchAsync(upload, token, 0, bytes);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    public static string Metadata(string name, Sha256Digest? digest) => $"name {Base64(name)}" + (digest is null ? "" : $",sha256 {Base64(digest.ToString()!)}");

    public static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
        Certificate.Dispose();
    }
}
