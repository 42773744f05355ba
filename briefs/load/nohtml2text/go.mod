module github.com/inbucket/html2text

go 1.26
