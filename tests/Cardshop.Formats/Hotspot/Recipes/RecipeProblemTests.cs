using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Yaml;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class RecipeProblemTests
{
    private const string Base = "base: {source: 1.4.2, rootfs_size: 0}\n";

    [Theory]
    [InlineData("a.yaml", "1:1: error: a mapping is expected here, not the text \"a.yaml\"; write keys and values: base, output, oci_images, files, write_config, offspot, image-creator")]
    [InlineData("", "1:1: error: a mapping is expected here, not nothing;")]
    [InlineData("[a]", "1:1: error: a mapping is expected here, not a list;")]
    [InlineData("output: {size: auto}", "1:1: error: base is missing; add the image to start from")]
    [InlineData("base: 1.2.1", "1:7: error: base: a mapping is expected here, not the text \"1.2.1\"; write keys and values: source, rootfs_size, checksum")]
    [InlineData("base: {rootfs_size: 0}", "1:7: error: base: source is missing; name a version")]
    [InlineData("base: {source: 1.2.1}", "1:7: error: base: rootfs_size is missing")]
    [InlineData("base: {source: 1.2, rootfs_size: 0}", "1:16: error: base.source: text is expected here, not the number 1.2; quote it: '1.2'")]
    [InlineData("base: {source: '1.2', rootfs_size: 0}", "1:16: error: base.source: \"1.2\" is not a URL; name a version, like 1.4.2, or write a URL that starts with")]
    [InlineData("base: {source: /srv/a.img, rootfs_size: 0}", "1:16: error: base.source: \"/srv/a.img\" is a path, not a URL; name a version, like 1.4.2, or write file:///srv/a.img")]
    [InlineData("base: {source: 's3://a/b', rootfs_size: 0}", "1:16: error: base.source: nothing can be fetched by \"s3\"")]
    [InlineData("base: {source: 1.2.1, root_size: 5, rootfs_size: 0}", "1:23: error: base.root_size: there is no key \"root_size\" here; did you mean rootfs_size?")]
    [InlineData("base: {source: 1.2.1, rootfs_size: -1}", "1:36: error: base.rootfs_size: -1 is not a number of bytes; write a number from 0 to 9223372036854775807")]
    [InlineData("base: {source: 1.2.1, rootfs_size: 99999999999999999999}", "1:36: error: base.rootfs_size: 99999999999999999999 is not a number of bytes")]
    [InlineData("base: {source: 1.2.1, rootfs_size: much}", "1:36: error: base.rootfs_size: \"much\" is not a size; write a number of bytes, or a size like 8GB or 8GiB")]
    [InlineData("base: {source: 1.2.1, rootfs_size: 1.5}", "1:36: error: base.rootfs_size: a number of bytes is expected here, not the number 1.5; write a number of bytes")]
    [InlineData("base: {source: 1.2.1, rootfs_size: yes}", "1:36: error: base.rootfs_size: a number of bytes is expected here, not yes or no (yes)")]
    [InlineData("base: {source: 1.2.1+b, rootfs_size: 0}", "1:16: notice: base.source: this is read as version 1.2.1; \"+b\" is passed over; write 1.2.1")]
    [InlineData("base: {source: 1.2.1, rootfs_size: 0, checksum: {algo: md5, value: bb6fdcee36678ffcc88431dd502dfc11}}", "1:49: notice: base.checksum: version 1.2.1 has a published checksum")]
    [InlineData(Base + "output: [a]", "2:9: error: output: a mapping is expected here, not a list; write keys and values: size, compress")]
    [InlineData(Base + "output: {size: big}", "2:16: error: output.size: \"big\" is not a size")]
    [InlineData(Base + "output: {size: -5}", "2:16: error: output.size: -5 is not a number of bytes")]
    [InlineData(Base + "output: {compress: 1}", "2:20: error: output.compress: true or false is expected here, not the number 1; write true or false")]
    [InlineData(Base + "output: {compress: on}", "2:20: notice: output.compress: the image is written as it is")]
    [InlineData(Base + "image-creator: {version: 1.1.5}", "2:16: notice: image-creator: this is for the worker")]
    [InlineData(Base + "base_file: x", "2:1: error: base_file: there is no key \"base_file\" here; the keys are base, output")]
    [InlineData(Base + "write-config: true", "2:1: error: write-config: there is no key \"write-config\" here; did you mean write_config?")]
    [InlineData(Base + "Files: []", "2:1: error: Files: there is no key \"Files\" here; did you mean files?")]
    [InlineData(Base + "images: []", "2:1: error: images: there is no key \"images\" here; did you mean oci_images?")]
    [InlineData(Base + "1: x", "2:1: error: 1: there is no key \"1\" here")]
    [InlineData(Base + "base: {source: 1.2.1, rootfs_size: 0}", "2:1: notice: the key \"base\" is on line 1 already; only this last one counts")]
    [InlineData(Base + "write_config: 'yes'", "2:15: error: write_config: true or false is expected here, not the text \"yes\"")]
    [InlineData(Base + "offspot: [a]", "2:10: error: offspot: a mapping is expected here, not a list")]
    [InlineData(Base + "oci_images: {}", "2:13: error: oci_images: a list is expected here, not a mapping; start each item")]
    [InlineData(Base + "oci_images: [matomo]", "2:14: error: oci_images[0]: a mapping is expected here, not the text \"matomo\"; write keys and values: ident, filesize, fullsize, url")]
    [InlineData(Base + "oci_images: [{}]", "2:14: error: oci_images[0]: ident is missing; name the image")]
    [InlineData(Base + "oci_images: [{ident: 12, filesize: 1, fullsize: 1}]", "2:22: error: oci_images[0].ident: text is expected here, not the number 12; quote it: '12'")]
    [InlineData(Base + "oci_images: [{ident: '', filesize: 1, fullsize: 1}]", "2:22: error: oci_images[0].ident: an image needs a name; write [registry/]")]
    [InlineData(Base + "oci_images: [{ident: a/b/c/d, filesize: 1, fullsize: 1}]", "2:22: error: oci_images[0].ident: too many parts; write [registry/]")]
    [InlineData(Base + "oci_images: [{ident: a, filesize: '1', fullsize: 1}]", "2:35: error: oci_images[0].filesize: a number of bytes is expected here, not the text \"1\"")]
    [InlineData(Base + "oci_images: [{ident: a, filesize: 1, fullsize: 1, url: a.tar}]", "2:56: error: oci_images[0].url: \"a.tar\" is not a URL")]
    [InlineData(Base + "oci_images: [{ident: a, filesize: 1, fullsize: 1}, {ident: a, filesize: 1, fullsize: 1}]", "2:60: notice: oci_images[1].ident: a is listed on line 2 already; list it once")]
    [InlineData(Base + "files: [{content: a}]", "2:9: error: files[0]: to is missing; write the path on the hotspot")]
    [InlineData(Base + "files: [{to: 0123, content: a}]", "2:14: error: files[0].to: text is expected here, not the number 0123; quote it: '0123'")]
    [InlineData(Base + "files: [{to: a, content: a}]", "2:14: error: files[0].to: \"a\" is not an absolute path; write /data/a")]
    [InlineData(Base + "files: [{to: /etc/passwd, content: a}]", "2:14: error: files[0].to: /etc/passwd is not in /data; only the data partition takes files")]
    [InlineData(Base + "files: [{to: /data/../etc/passwd, content: a}]", "2:14: error: files[0].to: /etc/passwd is not in /data")]
    [InlineData(Base + "files: [{to: /database, content: a}]", "2:14: error: files[0].to: /database is not in /data")]
    [InlineData(Base + "files: [{to: /data/, content: a}]", "2:14: error: files[0].to: /data is a folder; add the name of the file")]
    [InlineData(Base + "files: [{to: /data, content: a, via: zip}]", "2:14: error: files[0].to: /data is a folder")]
    [InlineData(Base + "files: [{to: \"/data/a\\0b\", content: a}]", "2:14: error: files[0].to: a name cannot hold the character U+0000")]
    [InlineData(Base + "files: [{to: /data/a}]", "2:9: error: files[0]: neither url nor content says what to write; add url or content")]
    [InlineData(Base + "files: [{to: /data/a, content: \" \\n\\x1c\"}]", "2:32: error: files[0].content: nothing is left of the content")]
    [InlineData(Base + "files: [{to: /data/a, content: 12}]", "2:32: error: files[0].content: text is expected here, not the number 12; quote it: '12'")]
    [InlineData(Base + "files: [{to: /data/a, content: a, url: http://b}]", "2:40: notice: files[0].url: the content counts, so this URL is passed over; keep one of them")]
    [InlineData(Base + "files: [{to: /data/a, content: ' ', url: http://b}]", "2:32: notice: files[0].content: this is only white space, so the URL counts")]
    [InlineData(Base + "files: [{to: /data/a, url: file://srv/b}]", "2:28: error: files[0].url: \"file://srv/b\" names a file of the machine \"srv\"; write three slashes for a file of this machine: file:///srv/b")]
    [InlineData(Base + "files: [{to: /data/a, content: a, via: rar}]", "2:40: error: files[0].via: there is no via \"rar\"; write one of direct, base64, tar, gztar, bztar, xztar, zip")]
    [InlineData(Base + "files: [{to: /data/a, content: a, via: zip}]", "2:40: notice: files[0].via: content is never unpacked: the text is written to /data/a as it is")]
    [InlineData(Base + "files: [{to: /data/a, url: http://b/c, via: base64}]", "2:45: error: files[0].via: what a URL gives is not decoded; base64 is for content; write via: direct")]
    [InlineData(Base + "files: [{to: /data/a, content: YQ, via: base64}]", "2:32: error: files[0].content: the base64 lacks its padding; == is expected at the end; encode the file again, with padding")]
    [InlineData(Base + "files: [{to: /data/a, content: é===, via: base64}]", "2:32: error: files[0].content: base64 is written in ASCII, but there is a U+00E9")]
    [InlineData(Base + "files: [{to: /data/a, content: a, fullsize: 1}]", "2:35: error: files[0].fullsize: there is no key \"fullsize\" here; did you mean size?")]
    [InlineData(Base + "files: [{to: /data/a, content: a, size: -2}]", "2:41: error: files[0].size: -2 is not a number of bytes")]
    [InlineData(Base + "files: [{to: /data/a, content: a}, {to: /data/b/../a, content: b}]", "2:41: error: files[1].to: /data/a is what files[0] on line 2 writes already; give one of them another path")]
    [InlineData(Base + "files: [{to: /data/a, content: a}, {to: /data/a/b, content: b}]", "2:41: error: files[1].to: this needs a folder /data/a, but files[0] on line 2 writes a file there; move one of them")]
    [InlineData(Base + "files: [{to: /data/a/b/c, content: a}, {to: /data/a, content: b}]", "2:14: error: files[0].to: this needs a folder /data/a, but files[1] on line 2 writes a file there")]
    [InlineData(Base + "files: [{to: /data/a, content: a}, {to: /data/a, url: 'http://b/c', via: tar}]", "2:41: error: files[1].to: this needs a folder /data/a, but files[0] on line 2")]
    [InlineData(Base + "files: [{to: /data/a, url: 'http://b/c', via: tar}, {to: /data/a, url: 'http://b/d', via: zip}]", "2:58: notice: files[1].to: another archive goes to /data/a too; image-creator refuses such a recipe")]
    [InlineData(Base + "files: [{to: /data/image.yaml, content: a}]\nwrite_config: true", "3:15: error: write_config: /data/image.yaml is what files[0] on line 2 writes already")]
    [InlineData(Base + "files: [{to: /data/a, content: a, checksum: 12}]", "2:45: error: files[0].checksum: a mapping is expected here, not the number 12; write keys and values: algo, value, kind")]
    [InlineData(Base + "files: [{to: /data/a, content: a, checksum: {algo: sha256, value: '00'}}]", "2:52: error: files[0].checksum.algo: there is no algorithm \"sha256\"; write one of md5, sha-1, sha-224, sha-256, sha-384, sha-512, adler32")]
    [InlineData(Base + "files: [{to: /data/a, content: a, checksum: {algo: md5, value: 00}}]", "2:64: error: files[0].checksum.value: text is expected here, not the number 00; quote it: '00'")]
    [InlineData(Base + "files: [{to: /data/a, content: a, checksum: {algo: md5, value: '00'}}]", "2:64: error: files[0].checksum.value: md5 makes 32 hexadecimal digits, not \"00\" (2 characters); copy the whole digest")]
    [InlineData(Base + "files: [{to: /data/a, content: a, checksum: {algo: md5, value: a, kind: link}}]", "2:73: error: files[0].checksum.kind: there is no kind \"link\"; write digest or url")]
    [InlineData(Base + "files: [{to: /data/a, content: a, checksum: {algo: md5, value: 'ftp://a/b', kind: url}}]", "2:64: error: files[0].checksum.value: a checksum cannot be fetched by \"ftp\"")]
    [InlineData(Base + "files: [{to: /data/a, content: a, checksum: {algorithm: md5, value: a}}]", "2:46: error: files[0].checksum.algorithm: there is no key \"algorithm\" here; did you mean algo?")]
    [InlineData(Base + "files:\n- to: /data/a\n  content: !x a", "4:12: error: the tag !x does not fit here or is not known; remove it")]
    [InlineData(Base + "\tfiles: []", "2:1: error: While scanning a mapping, found invalid tab as indentation.")]
    public void A_problem_is_told_with_its_place_and_the_fix(string text, string expected)
    {
        var reading = RecipeReader.Read(text, "test", ident => ident.Split('/').Length > 3 ? "too many parts" : null);
        Assert.Contains(reading.Problems, problem => problem.ToString().StartsWith(expected, StringComparison.Ordinal));
        Assert.Equal(reading.Errors.Any(), reading.Recipe is null);
        Assert.Equal(expected.Contains(": error: ", StringComparison.Ordinal), reading.Recipe is null);
    }

    [Fact]
    public void All_problems_come_in_one_go_and_in_order()
    {
        var reading = RecipeReader.Read(RecipeSamples.Read("broken/ten-errors.yaml"), "ten-errors.yaml");
        Assert.Null(reading.Recipe);
        Assert.Equal(10, reading.Errors.Count());
        Assert.Equal(reading.Problems.OrderBy(problem => (problem.Line, problem.Column)), reading.Problems);
        Assert.All(reading.Errors, problem => Assert.True(problem is { Line: > 0, Column: > 0, Message.Length: > 0 }));
        Assert.Equal(
            ["base", "base.root_size", "output.size", "oci_images[0].filesize", "files[0].to", "files[1].via", "files[1].checksum.algo", "files[2].to", "files[3].size", "writeconfig"],
            reading.Errors.Select(problem => problem.Path));
    }

    [Fact]
    public void A_value_that_YAML_refuses_is_reported_once()
    {
        var reading = RecipeReader.Read("base: {source: 1.2.1, rootfs_size: 2001-02-30}", "test");
        Assert.Equal("1:36: error: there is no such day as \"2001-02-30\"; quote it if it is text", Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void A_file_within_an_archive_and_two_folders_are_fine()
    {
        const string Files = "files: [{to: /data/a, url: 'http://b/c', via: tar}, {to: /data/a/b, content: b}, {to: /data, url: 'http://b/d', via: zip}, {to: /data/a/c/d, url: 'http://b/c', via: zip}]";
        Assert.Empty(RecipeReader.Read(Base + Files, "test").Problems);
    }

    [Fact]
    public void A_long_name_is_refused_in_bytes_not_in_characters()
    {
        Assert.Empty(RecipeReader.Read($"{Base}files: [{{to: /data/{new string('a', 255)}, content: a}}]", "test").Problems);
        var problem = Assert.Single(RecipeReader.Read($"{Base}files: [{{to: /data/{new string('é', 128)}, content: a}}]", "test").Problems);
        Assert.EndsWith("has 256 bytes; shorten it to 255", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("the path has", RecipeReader.Read($"{Base}files: [{{to: /data{string.Concat(Enumerable.Repeat("/abcdefgh", 500))}, content: a}}]", "test").Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Severity_decides_whether_there_is_a_recipe() =>
        Assert.Equal(Severity.Notice, Assert.Single(RecipeReader.Read(Base + "image-creator: {}", "test").Problems).Severity);
}
