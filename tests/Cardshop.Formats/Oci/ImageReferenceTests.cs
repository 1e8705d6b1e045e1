using System.Text;
using Cardshop.Oci.References;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class ImageReferenceTests
{
    private const string Digest = "sha256:88bdb5d12b5599efb818162d2eb610a957d0078952ca5a6edc7d3aa9a307f1aa";

    [Theory]
    [InlineData("matomo", "index.docker.io/library/matomo:latest")]
    [InlineData("matomo:5", "index.docker.io/library/matomo:5")]
    [InlineData("_/matomo", "index.docker.io/library/matomo:latest")]
    [InlineData("/matomo", "index.docker.io/library/matomo:latest")]
    [InlineData("kiwix/kiwix-serve", "index.docker.io/kiwix/kiwix-serve:latest")]
    [InlineData("docker.io/library/caddy:2.6.1-alpine", "index.docker.io/library/caddy:2.6.1-alpine")]
    [InlineData("docker.io/_/caddy", "index.docker.io/library/caddy:latest")]
    [InlineData("/kiwix/kiwix-serve", "index.docker.io/kiwix/kiwix-serve:latest")]
    [InlineData("quay.io/caddy", "index.docker.io/quay.io/caddy:latest")]
    [InlineData("localhost:5000/a/b:1", "localhost:5000/a/b:1")]
    [InlineData("[::1]:5000/a/b:1", "[::1]:5000/a/b:1")]
    [InlineData("quay.io/a/b/c", "quay.io/a/b/c:latest")]
    [InlineData("ghcr.io/kiwix/kiwix-tools@" + Digest, "ghcr.io/kiwix/kiwix-tools:@" + Digest)]
    [InlineData("ghcr.io/kiwix/kiwix-tools:@" + Digest, "ghcr.io/kiwix/kiwix-tools:@" + Digest)]
    [InlineData("ghcr.io/kiwix/kiwix-tools:3.5.0@" + Digest, "ghcr.io/kiwix/kiwix-tools:3.5.0@" + Digest)]
    public void A_name_has_one_normal_form_that_reads_back_as_itself(string text, string normal)
    {
        var reference = ImageReference.Parse(text);
        Assert.Equal(normal, reference.ToString());
        Assert.Equal(reference, ImageReference.Parse(normal));
    }

    [Fact]
    public void The_parts_of_a_name_can_be_told_apart()
    {
        var reference = ImageReference.Parse($"quay.io/a/b/c:1@{Digest}");
        Assert.Equal(("quay.io", "a/b", "c", "1"), (reference.Registry, reference.Repository, reference.Name, reference.Tag));
        Assert.Equal(Digest["sha256:".Length..], reference.Digest.ToString());
        Assert.Equal("quay.io/a/b/c:1", reference.RepoTag);
    }

    [Theory]
    [InlineData("ghcr.io/offspot/kiwix-serve:3.8.1", "ghcr.io_offspot_kiwix-serve_3.8.1_linuxarm64v8.tar")]
    [InlineData("matomo", "index.docker.io_library_matomo_latest_linuxarm64v8.tar")]
    [InlineData("quay.io/a/b/c:1", "quay.io_a_b_c_1_linuxarm64v8.tar")]
    [InlineData("localhost:5000/a/b:1", "localhost5000_a_b_1_linuxarm64v8.tar")]
    [InlineData(
        "ghcr.io/kiwix/kiwix-tools:1@" + Digest,
        "ghcr.io_kiwix_kiwix-tools_sha25688bdb5d12b5599efb818162d2eb610a957d0078952ca5a6edc7d3aa9a307f1aa_linuxarm64v8.tar")]
    public void The_file_on_the_card_is_named_as_docker_export_names_it(string text, string file) =>
        Assert.Equal(file, ImageReference.Parse(text).ExportFileName(Platform.Hotspot));

    [Fact]
    public void The_file_name_shows_the_platform_as_it_was_asked_for() =>
        Assert.Equal(
            "ghcr.io_offspot_base-httpd_1.0_linuxarm64.tar",
            ImageReference.Parse("ghcr.io/offspot/base-httpd:1.0").ExportFileName(Platform.Parse("arm64")));

    [Fact]
    public void The_longest_name_still_gives_a_file_that_a_card_can_hold()
    {
        var name = ImageReference.Parse($"r/a/{new string('b', 251)}:{new string('c', 128)}").ExportFileName(Platform.Hotspot);
        Assert.Equal(255, name.Length);
        Assert.EndsWith("_linuxarm64v8.tar", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "no name")]
    [InlineData("", "no name")]
    [InlineData("a/", "empty")]
    [InlineData("r/a//b", "empty")]
    [InlineData("Matomo", "lower-case")]
    [InlineData("a b", "lower-case")]
    [InlineData("a--b/-c", "\"-c\"")]
    [InlineData("localhost:5000/b", "registry/repository/name")]
    [InlineData("local host/a/b", "\"local host\" is not the address of a registry")]
    [InlineData("::1/a/b", "is not the address of a registry")]
    [InlineData("localhost:0/a/b", "port")]
    [InlineData("localhost:70000/a/b", "port")]
    [InlineData("localhost:/a/b", "port")]
    [InlineData("a:b:c", "\"b:c\" is not a tag")]
    [InlineData("a:-b", "\"-b\" is not a tag")]
    [InlineData("a@b", "\"b\" is not a digest")]
    [InlineData("a@sha256:88bd", "64 hexadecimal digits")]
    [InlineData("a@sha512:88bd", "sha512 digests are not supported")]
    public void What_no_registry_would_answer_to_is_refused_with_the_reason(string? text, string reason)
    {
        Assert.False(ImageReference.TryParse(text, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => ImageReference.Parse(text!)).Message);
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused() =>
        Assert.Contains("255", Assert.Throws<FormatException>(() => ImageReference.Parse($"r/a/{new string('b', 252)}")).Message, StringComparison.Ordinal);

    [Fact]
    public void No_text_breaks_the_reader_and_what_it_takes_reads_back()
    {
        byte[][] corpus =
        [
            .. new[] { "matomo", "kiwix/kiwix-serve:1", "quay.io/a_b/c__d/e-f:1.2", "[::1]:5000/a/b", $"ghcr.io/a/b:@{Digest}" }.Select(Encoding.UTF8.GetBytes),
        ];
        new Fuzzer(corpus).Run(
            bytes =>
            {
                if (ImageReference.TryParse(Encoding.UTF8.GetString(bytes), out var reference, out _))
                {
                    Assert.Equal(reference, ImageReference.Parse(reference.ToString()));
                    Assert.InRange(reference.ExportFileName(Platform.Hotspot).Length, 1, 255);
                }
            },
            _ => false);
    }
}
