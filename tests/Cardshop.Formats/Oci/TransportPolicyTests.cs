using Cardshop.Oci;
using Cardshop.Oci.Registries;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class TransportPolicyTests
{
    private static readonly TransportPolicy Policy = new(["registry.lan:5000", "Storage.lan"]);

    [Theory]
    [InlineData("https://ghcr.io/v2/", true)]
    [InlineData("http://ghcr.io/v2/", false)]
    [InlineData("http://localhost:5000/v2/", true)]
    [InlineData("http://127.8.9.10/v2/", true)]
    [InlineData("http://[::1]:5000/v2/", true)]
    [InlineData("http://localhost.example/v2/", false)]
    [InlineData("http://192.168.1.1/v2/", false)]
    [InlineData("http://registry.lan:5000/v2/", true)]
    [InlineData("http://registry.lan/v2/", false)]
    [InlineData("http://registry.lan:5001/v2/", false)]
    [InlineData("http://storage.lan/v2/", true)]
    [InlineData("http://storage.lan:9000/v2/", true)]
    [InlineData("ftp://localhost/v2/", false)]
    public void Plain_HTTP_is_spoken_on_this_machine_and_where_a_person_allows_it(string address, bool allowed)
    {
        Assert.Equal(allowed, Policy.Allows(new Uri(address)));
        if (!allowed)
        {
            var error = Assert.Throws<OciException>(() => Policy.Require(new Uri(address), "It"));
            Assert.Equal(OciFailure.Insecure, error.Failure);
            Assert.Contains($"--insecure-registry {new Uri(address).Authority}", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("index.docker.io", "https://registry-1.docker.io/v2/")]
    [InlineData("ghcr.io", "https://ghcr.io/v2/")]
    [InlineData("[::1]:5000", "https://[::1]:5000/v2/")]
    public void The_API_of_Docker_Hub_has_a_host_of_its_own(string registry, string root) =>
        Assert.Equal(root, RegistryUris.Root(registry, "https").ToString());

    [Theory]
    [InlineData("https://r/v2/a/b/manifests/1", "a/b")]
    [InlineData("https://r/v2/a/b/blobs/sha256:1", "a/b")]
    [InlineData("https://r/v2/a/manifests/b/blobs/sha256:1", "a/manifests/b")]
    [InlineData("https://r/v2/", null)]
    [InlineData("https://r/v2/manifests/1", null)]
    [InlineData("https://r/bucket/blobs/sha256:1", null)]
    public void An_address_tells_its_repository(string address, string? repository) =>
        Assert.Equal(repository, RegistryUris.RepositoryOf(new Uri(address)));
}
